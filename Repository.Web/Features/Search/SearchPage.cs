using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Search;

public sealed record SearchPage : IPage
{
    public required PageHead Head { get; init; }

    public required SearchAddress Address { get; init; }

    public required string Heading { get; init; }

    public required IReadOnlyList<RecordItem> Records { get; init; }

    public required IReadOnlyList<Facet> Facets { get; init; }

    public required IReadOnlyList<KindTab> Tabs { get; init; }

    public required IReadOnlyList<ActiveFilter> ActiveFilters { get; init; }

    public required IReadOnlyList<string> Notices { get; init; }

    public required Pager Pager { get; init; }

    public static IReadOnlyList<CatalogueSort> Sorts { get; } = Enum.GetValues<CatalogueSort>();
}

/// <summary>The page of a search that found nothing: what it would find if it asked for a little less.</summary>
public sealed record EmptySearchPage : IPage
{
    public required PageHead Head { get; init; }

    public required SearchAddress Address { get; init; }

    public required string Heading { get; init; }

    public required IReadOnlyList<ActiveFilter> ActiveFilters { get; init; }

    public required IReadOnlyList<string> Notices { get; init; }

    public required IReadOnlyList<Relaxation> Relaxations { get; init; }

    /// <summary>Records with at least some of the words.</summary>
    public required IReadOnlyList<RecordItem> Near { get; init; }
}

/// <param name="Name">In addresses.</param>
/// <param name="Shown">Values that stand open; the rest are folded.</param>
public sealed record Facet(string Name, string Label, IReadOnlyList<FacetValue> Values, int Shown, bool Find);

/// <param name="Number">An objective's or goal's number, set before its label.</param>
/// <param name="Language">Language of the label where it is not the page's.</param>
public sealed record FacetValue(string Value, string Label, int Count, bool Chosen, int? Number = null, string? Language = null);

public sealed record KindTab(string Label, int Count, string Address, bool Current);

public sealed record ActiveFilter(string Text, string AddressWithout);

/// <summary>A search with less in it, and how much that finds.</summary>
public sealed record Relaxation(string Text, string Address, int Count);
