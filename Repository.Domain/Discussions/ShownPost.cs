namespace Repository.Domain.Discussions;

/// <summary>A post with what a page says beside it.</summary>
public sealed record ShownPost
{
    public required Post Post { get; init; }

    /// <summary>As its author is named now.</summary>
    public required string Author { get; init; }

    /// <summary>Facilitates the space.</summary>
    public required bool IsFacilitator { get; init; }

    /// <summary>Who wrote what it answers; null at the top level.</summary>
    public string? ParentAuthor { get; init; }

    /// <summary>How many said each of it.</summary>
    public IReadOnlyDictionary<Reaction, int> Reactions { get; init; } = new Dictionary<Reaction, int>();

    /// <summary>What the reader said of it.</summary>
    public IReadOnlyCollection<Reaction> Own { get; init; } = [];
}
