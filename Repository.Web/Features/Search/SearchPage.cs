using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Search;

/// <summary>What a search page shows whether or not anything was found.</summary>
public abstract record SearchPage : IPage
{
    public required PageHead Head { get; init; }

    public required SearchAddress Address { get; init; }

    public required string Heading { get; init; }

    public required IReadOnlyList<ActiveFilter> ActiveFilters { get; init; }

    public required IReadOnlyList<string> Notices { get; init; }
}

public sealed record FoundPage : SearchPage
{
    public required IReadOnlyList<RecordItem> Records { get; init; }

    public required IReadOnlyList<Facet> Facets { get; init; }

    public required YearFacet Years { get; init; }

    public required IReadOnlyList<KindTab> Tabs { get; init; }

    public required Pager Pager { get; init; }

    public static IReadOnlyList<CatalogueSort> Sorts { get; } = Enum.GetValues<CatalogueSort>();
}

/// <summary>The page of a search that found nothing: what it would find if it asked for a little less.</summary>
public sealed record EmptyPage : SearchPage
{
    public required IReadOnlyList<Relaxation> Relaxations { get; init; }

    public required Closest Closest { get; init; }
}

/// <param name="Name">In addresses.</param>
public sealed record Facet(string Name, string Label, IReadOnlyList<FacetValue> Values)
{
    /// <summary>Values that stand open; the rest are folded.</summary>
    public required int Shown { get; init; }

    /// <summary>Stands open and before the others, which are folded until they are used.</summary>
    public required bool Common { get; init; }

    public int Chosen => Values.Concat(Values.SelectMany(value => value.Below)).Count(value => value.Chosen);

    public required FindBox Find { get; init; }
}

/// <summary>Where a list has its box to find a value in it.</summary>
public enum FindBox
{
    None,
    Above,

    /// <summary>With the values that are folded.</summary>
    Folded,
}

public sealed record FacetValue(string Value, string Label, int Count, bool Chosen)
{
    /// <summary>An objective's or goal's number, set before its label.</summary>
    public int? Number { get; init; }

    /// <summary>Language of the label where it is not the page's.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<FacetValue> Below { get; init; } = [];
}

public sealed record KindTab(string Label, int Count, string Address, bool Current);

public sealed record ActiveFilter(string Text, string AddressWithout);

/// <summary>A search with less in it, and how much that finds.</summary>
public sealed record Relaxation(string Text, string Address, int Count);

/// <summary>What comes near to a search that found nothing.</summary>
/// <param name="Objectives">Ids, the nearest first; all of them where nothing comes near.</param>
public sealed record Closest(IReadOnlyList<RecordItem> Records, IReadOnlyList<RecordItem> Guidance, IReadOnlyList<string> Objectives);
