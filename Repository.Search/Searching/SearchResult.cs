namespace Repository.Search.Searching;

public sealed record SearchResult
{
    /// <summary>How many documents match the query and pass the filters; if it is not exact, as many at least, and more than <see cref="SearchRequest.CountUpTo"/>.</summary>
    public required int Total { get; init; }

    /// <summary>Whether <see cref="Total"/> is the number itself; always unless <see cref="SearchRequest.CountUpTo"/> is given.</summary>
    public required bool IsTotalExact { get; init; }

    /// <summary>The page asked for, in order.</summary>
    public required IReadOnlyList<ScoredDocument> Hits { get; init; }

    /// <summary>For each facet asked for, by name, the documents by value. No zeros.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Facets { get; init; }
}

/// <param name="DocId">Of the snapshot: that of the segment plus the segment's first.</param>
/// <param name="Score">Of the query, whatever the order.</param>
public readonly record struct ScoredDocument(int DocId, float Score);
