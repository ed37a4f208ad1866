namespace Repository.Search.Searching;

public sealed record SearchResult
{
    /// <summary>How many documents match the query and pass the filters; exact.</summary>
    public required int Total { get; init; }

    /// <summary>The page asked for, in order.</summary>
    public required IReadOnlyList<ScoredDocument> Hits { get; init; }

    /// <summary>For each facet asked for, by name, the documents by value. No zeros.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Facets { get; init; }
}

/// <param name="DocId">Of the snapshot: that of the segment plus the segment's first.</param>
/// <param name="Score">Of the query, whatever the order.</param>
public readonly record struct ScoredDocument(int DocId, float Score);
