using System.Globalization;
using System.Text;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Search;

/// <summary>A search as its address says it: <c>?q=…&amp;objective=7&amp;region=africa&amp;year=2019..2023&amp;sort=newest&amp;page=2</c>.</summary>
public sealed partial record SearchAddress
{
    /// <summary>Longer than any need put in words; the rest is left out and said.</summary>
    public const int MaxWordsLength = 500;

    /// <summary>More than anybody chooses; each is a link on the page. The rest is left out and said.</summary>
    public const int MaxFilters = 100;

    public const int PageSize = 10;

    public string Words { get; init; } = "";

    /// <summary>Chosen values by the name of their filter; only such as there are.</summary>
    public IReadOnlyList<(string Name, string Value)> Filters { get; init; } = [];

    public int? FromYear { get; init; }

    public int? ToYear { get; init; }

    public CatalogueSort Sort { get; init; } = CatalogueSort.Relevance;

    public int Page { get; init; } = 1;

    /// <summary>What the address asked for and nobody knows: named and left out.</summary>
    public IReadOnlyList<(string Name, string Value)> Unknown { get; init; } = [];

    public bool WordsCut { get; init; }

    public bool FiltersCut { get; init; }

    /// <summary>The form sent what it need not say, such as empty fields: the address without that is the one to share.</summary>
    public bool HasFormTraces { get; init; }

    public bool HasFilters => Filters.Count > 0 || HasYears;

    public bool HasYears => FromYear is not null || ToYear is not null;

    public IEnumerable<string> Chosen(string name) => Filters.Where(filter => filter.Name == name).Select(filter => filter.Value);

    public static IReadOnlyList<string> FilterNames { get; } = [.. SearchParameters.Filters.Select(filter => filter.Name), "kind", "language"];

    public CatalogueQuery ToQuery(TaxonomyTree taxonomy)
    {
        var narrowing = Narrowing(taxonomy).ToLookup(filter => filter.Name, filter => filter.Value);
        return new()
        {
            Words = Words,
            Kinds = [.. narrowing["kind"]],
            Languages = [.. narrowing["language"]],
            Terms = SearchParameters.Filters.ToDictionary(filter => filter.Dimension, IReadOnlyCollection<string> (filter) => [.. narrowing[filter.Name]]),
            FromYear = FromYear,
            ToYear = ToYear,
            Sort = Sort,
            Skip = (Page - 1) * PageSize,
            Take = PageSize,
            Facets = [.. SearchParameters.Filters.Select(filter => filter.Dimension)],
        };
    }

    /// <summary>
    /// The filters that narrow. Values of one filter are alternatives, but whoever chose Africa and then Western Africa below it wants the
    /// narrower one: a term counts for nothing beside a chosen one below it.
    /// </summary>
    public IEnumerable<(string Name, string Value)> Narrowing(TaxonomyTree taxonomy)
    {
        var wider = Filters.SelectMany(filter => Above(filter, taxonomy)).ToHashSet();
        return Filters.Where(filter => !wider.Contains(filter));
    }

    private static IEnumerable<(string Name, string Value)> Above((string Name, string Value) filter, TaxonomyTree taxonomy) =>
        SearchParameters.DimensionOf(filter.Name) is { } dimension
            ? taxonomy.Implied(new TermKey(dimension, filter.Value)).Where(term => term.Dimension == dimension).Select(term => (filter.Name, term.Id))
            : [];

    public SearchAddress Without(string name, string value) => this with { Page = 1, Filters = [.. Filters.Where(filter => filter != (name, value))] };

    public SearchAddress Without(string name) => this with { Page = 1, Filters = [.. Filters.Where(filter => filter.Name != name)] };

    public SearchAddress With(string name, string value) => this with { Page = 1, Filters = [.. Filters.Where(filter => filter != (name, value)), (name, value)] };

    public SearchAddress WithoutYears() => this with { Page = 1, FromYear = null, ToYear = null };

    public SearchAddress WithoutFilters() => WithoutYears() with { Filters = [] };

    /// <summary>The part after the question mark, with it; empty if there is nothing to say.</summary>
    public string ToQueryString()
    {
        var text = new StringBuilder();
        void Add(string name, string value) => text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));

        if (Words.Length > 0)
        {
            Add("q", Words);
        }

        foreach (var (name, value) in Filters)
        {
            Add(name, value);
        }

        if (HasYears)
        {
            text.Append(text.Length == 0 ? '?' : '&').Append(CultureInfo.InvariantCulture, $"year={FromYear}..{ToYear}");
        }

        if (Sort != CatalogueSort.Relevance)
        {
            Add("sort", SortName(Sort));
        }

        if (Page > 1)
        {
            Add("page", Page.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    public static string SortName(CatalogueSort sort) => sort.ToString().ToLowerInvariant();
}
