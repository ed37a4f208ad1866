using Repository.Domain.Taxonomy;

namespace Repository.Search.Catalogue;

/// <summary>What a practitioner asks of the catalogue. Values within one filter are alternatives; filters narrow one another.</summary>
public sealed record CatalogueQuery
{
    /// <summary>
    /// As typed, in Lucene's classic syntax read leniently: words, of which all must occur, "phrases", <c>-excluded</c>, <c>a OR b</c>,
    /// <c>prefix*</c>, <c>title:word</c>, <c>country:ma</c>, <c>year:2019..2021</c>. Any text is a valid query; an empty one matches everything.
    /// </summary>
    public string Words { get; init; } = "";

    /// <summary>Names of kinds; empty: every kind.</summary>
    public IReadOnlyCollection<string> Kinds { get; init; } = [];

    /// <summary>Languages of records; empty: every language.</summary>
    public IReadOnlyCollection<string> Languages { get; init; } = [];

    /// <summary>Ids of terms by dimension. A region stands for its sub-regions and countries, an area for its objectives.</summary>
    public IReadOnlyDictionary<Dimension, IReadOnlyCollection<string>> Terms { get; init; } = new Dictionary<Dimension, IReadOnlyCollection<string>>();

    /// <summary>First year, included; a record matches if its years overlap the span, and never if it states none.</summary>
    public int? FromYear { get; init; }

    public int? ToYear { get; init; }

    public CatalogueSort Sort { get; init; } = CatalogueSort.Relevance;

    /// <summary>How many hits to leave out first, at most <see cref="MaxSkip"/>.</summary>
    public int Skip { get; init; }

    /// <summary>How many hits to return, at most <see cref="MaxTake"/>; 0 for counts alone.</summary>
    public int Take { get; init; } = 10;

    /// <summary>Dimensions whose values are to be counted.</summary>
    public IReadOnlyCollection<Dimension> Facets { get; init; } = [];

    /// <summary>Counts values among the hits alone: then a dimension's own filter narrows its counts, too.</summary>
    public bool CountHitsAlone { get; init; }

    /// <summary>Nobody reads further; a deeper page costs memory in any engine.</summary>
    public const int MaxSkip = 10_000;

    public const int MaxTake = 100;
}

public enum CatalogueSort
{
    /// <summary>Best first; without words, newest first.</summary>
    Relevance,

    /// <summary>By the first year of the record, latest first, those without a year last; then by number, highest first.</summary>
    Newest,

    Oldest,

    /// <summary>By the time of publication here, latest first; then by number, highest first.</summary>
    Published,

    /// <summary>By the words of the title, in the order of their code points; case, accents and punctuation do not part.</summary>
    Title,
}
