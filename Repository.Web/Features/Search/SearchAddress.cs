using System.Globalization;
using System.Text;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Search;

/// <summary>A search as its address says it: <c>?q=…&amp;objective=7&amp;region=africa&amp;year=2019..2023&amp;sort=newest&amp;page=2</c>.</summary>
public sealed record SearchAddress
{
    /// <summary>Longer than any need put in words; the rest is left out and said.</summary>
    public const int MaxWordsLength = 500;

    /// <summary>More values of one filter than any list shows.</summary>
    private const int MaxValues = 250;

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

    /// <summary>The form sent what it need not say, such as empty fields: the address without that is the one to share.</summary>
    public bool HasFormTraces { get; init; }

    public bool HasFilters => Filters.Count > 0 || HasYears;

    public bool HasYears => FromYear is not null || ToYear is not null;

    public IEnumerable<string> Chosen(string name) => Filters.Where(filter => filter.Name == name).Select(filter => filter.Value);

    public static SearchAddress Parse(IQueryCollection query, TaxonomyTree taxonomy)
    {
        var filters = new List<(string, string)>();
        var unknown = new List<(string, string)>();
        foreach (var name in FilterNames)
        {
            foreach (var value in query[name].OfType<string>().Where(value => value.Length > 0).DistinctBy(value => value.ToLowerInvariant()).Take(MaxValues))
            {
                var known = value.ToLowerInvariant();
                if (IsKnown(name, known, taxonomy))
                {
                    filters.Add((name, known));
                }
                else
                {
                    unknown.Add((name, value));
                }
            }
        }

        var words = WithoutControls(query["q"].FirstOrDefault() ?? "");
        var (from, to) = Years(query, unknown);
        return new SearchAddress
        {
            Words = words.Length > MaxWordsLength ? words[..MaxWordsLength] : words,
            WordsCut = words.Length > MaxWordsLength,
            Filters = filters,
            FromYear = from,
            ToYear = to,
            Sort = SortOf(query, unknown),
            Page = PageOf(query),
            Unknown = [.. unknown.Take(10)],
            // An address that a notice speaks of stays as it was asked for.
            HasFormTraces = unknown.Count == 0 && words.Length <= MaxWordsLength && FormTraces(query),
        };
    }

    private static bool FormTraces(IQueryCollection query) =>
        query.ContainsKey("from") || query.ContainsKey("to") || query["sort"] == SortName(CatalogueSort.Relevance)
        || FilterNames.Append("q").Any(name => query.TryGetValue(name, out var values) && values.Any(string.IsNullOrEmpty));

    public static IReadOnlyList<string> FilterNames { get; } = [.. SearchParameters.Filters.Select(filter => filter.Name), "kind", "language"];

    public CatalogueQuery ToQuery() => new()
    {
        Words = Words,
        Kinds = [.. Chosen("kind")],
        Languages = [.. Chosen("language")],
        Terms = SearchParameters.Filters.ToDictionary(filter => filter.Dimension, filter => (IReadOnlyCollection<string>)[.. Chosen(filter.Name)]),
        FromYear = FromYear,
        ToYear = ToYear,
        Sort = Sort,
        Skip = (Page - 1) * PageSize,
        Take = PageSize,
        Facets = [.. SearchParameters.Filters.Select(filter => filter.Dimension)],
    };

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

    private static bool IsKnown(string name, string value, TaxonomyTree taxonomy) => name switch
    {
        "kind" => KindCatalogue.Find(value) is not null,
        "language" => taxonomy.Find(Dimension.Language, value) is not null,
        _ => taxonomy.Find(SearchParameters.Filters.First(filter => filter.Name == name).Dimension, value) is not null,
    };

    /// <summary><c>year=2019</c>, <c>year=2019..</c>, <c>year=..2023</c>, <c>year=2019..2023</c>, or the form's <c>from</c> and <c>to</c>.</summary>
    private static (int? From, int? To) Years(IQueryCollection query, List<(string, string)> unknown)
    {
        var year = query["year"].FirstOrDefault() ?? "";
        var parts = year.Split("..", 2);
        var from = YearOf(query["from"].FirstOrDefault() ?? parts[0], "from", unknown);
        var to = YearOf(query["to"].FirstOrDefault() ?? parts[^1], "to", unknown);
        return from > to ? (to, from) : (from, to);
    }

    private static int? YearOf(string text, string name, List<(string, string)> unknown)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2100)
        {
            return year;
        }

        unknown.Add((name, text.Length > 40 ? text[..40] : text));
        return null;
    }

    private static CatalogueSort SortOf(IQueryCollection query, List<(string, string)> unknown)
    {
        var name = query["sort"].FirstOrDefault() ?? "";
        foreach (var sort in Enum.GetValues<CatalogueSort>())
        {
            if (name.Length == 0 || SortName(sort) == name)
            {
                return sort;
            }
        }

        unknown.Add(("sort", name.Length > 40 ? name[..40] : name));
        return CatalogueSort.Relevance;
    }

    private static int PageOf(IQueryCollection query) =>
        int.TryParse(query["page"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, Pager.Deepest(PageSize)) : 1;

    private static string WithoutControls(string words) => string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
