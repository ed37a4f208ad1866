namespace Repository.Domain.Contributions.Kinds;

/// <summary>A guidance document or tool as the repository describes it; the document itself stands elsewhere.</summary>
public sealed record Guidance
{
    public string? Title { get; init; }

    public string? Summary { get; init; }

    /// <summary>Year of publication of the document.</summary>
    public int? Year { get; init; }

    public string? Publisher { get; init; }

    public IReadOnlyList<string> CoPublishers { get; init; } = [];

    public string? Source { get; init; }

    /// <summary>Where the document is described or cited, if it has no known address.</summary>
    public string? BibliographicSource { get; init; }

    public IReadOnlyList<string> MoreLinks { get; init; } = [];

    /// <summary>What editors want a reader to know of the entry.</summary>
    public string? Note { get; init; }
}
