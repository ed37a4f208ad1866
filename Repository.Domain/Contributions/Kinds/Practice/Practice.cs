namespace Repository.Domain.Contributions.Kinds;

/// <summary>What a practice says of itself; its terms are rows of the revision. Texts of paragraphs are Markdown.</summary>
public sealed record Practice
{
    public string? Title { get; init; }

    public string? Summary { get; init; }

    public string? Context { get; init; }

    public string? Actions { get; init; }

    public string? Results { get; init; }

    public string? Lessons { get; init; }

    public string? Replicability { get; init; }

    public string? Innovation { get; init; }

    public int? StartYear { get; init; }

    /// <summary>Null if it goes on or the source does not say.</summary>
    public int? EndYear { get; init; }

    public bool Ongoing { get; init; }

    /// <summary>What the source says of the date where it gives no year of the practice itself.</summary>
    public string? DateNote { get; init; }

    public string? RegionNote { get; init; }

    public IReadOnlyList<string> Localities { get; init; } = [];

    public IReadOnlyList<string> Implementers { get; init; } = [];

    public IReadOnlyList<string> Partners { get; init; } = [];

    public string? Source { get; init; }

    public IReadOnlyList<string> MoreLinks { get; init; } = [];
}
