using Repository.Search.Queries;

namespace Repository.Search.Searching;

/// <summary>One search: what, narrowed by what, in which order, which page, with which counts.</summary>
public sealed record SearchRequest
{
    /// <summary>How far a page may reach: a deeper one costs memory in any engine, and nobody reads it.</summary>
    public const int MaxWindow = 10_100;

    public required Query Query { get; init; }

    /// <summary>A hit passes all of them.</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>The first key decides, the next among its equals, and so on; then docId. None: by score, the highest first.</summary>
    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    /// <summary>How many hits to leave out first, at least 0.</summary>
    public int Skip { get; init; }

    /// <summary>How many to return, at least 0; with <see cref="Skip"/> at most <see cref="MaxWindow"/>. 0: counts alone.</summary>
    public int Take { get; init; } = 10;

    /// <summary>
    /// How far hits need be counted, at least 0. Once more are found, documents that cannot enter the page are passed over where that can be told; then
    /// <see cref="SearchResult.Total"/> is a lower bound. Orders other than by score, and facets, see every match in any case.
    /// </summary>
    public int CountUpTo { get; init; } = int.MaxValue;

    public IReadOnlyList<FacetRequest> Facets { get; init; } = [];

    /// <summary>Facets are counted among the hits alone: a filter narrows the counts of its own key, too.</summary>
    public bool CountHitsAlone { get; init; }
}

/// <summary>A narrowing that does not touch scores.</summary>
/// <param name="Key">Facets of this key are counted as if the filter were not there (drill-sideways).</param>
/// <param name="Query">What passes.</param>
public sealed record Filter(string Key, Query Query);
