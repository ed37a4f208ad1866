using System.Globalization;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Search;

/// <summary>Reading what an address asks for: every address is one, and what it says in vain is kept apart.</summary>
public sealed partial record SearchAddress
{
    public static SearchAddress Parse(IQueryCollection query, TaxonomyTree taxonomy)
    {
        var asked = FilterNames.SelectMany(name => query[name].OfType<string>().Where(value => value.Length > 0).DistinctBy(value => value.ToLowerInvariant()), (name, value) => (Name: name, Value: value))
            .ToLookup(filter => IsKnown(filter.Name, filter.Value.ToLowerInvariant(), taxonomy));
        var filters = asked[true].Select(filter => (filter.Name, filter.Value.ToLowerInvariant())).ToList();
        var unknown = asked[false].ToList();
        var words = WithoutControls(query["q"].FirstOrDefault() ?? "");
        var (from, to) = Years(query, unknown);
        return new SearchAddress
        {
            Words = words.Length > MaxWordsLength ? words[..MaxWordsLength] : words,
            WordsCut = words.Length > MaxWordsLength,
            Filters = [.. filters.Take(MaxFilters)],
            FiltersCut = filters.Count > MaxFilters,
            FromYear = from,
            ToYear = to,
            Sort = SortOf(query, unknown),
            Page = PageOf(query),
            Unknown = unknown,
            // An address that a notice speaks of stays as it was asked for.
            HasFormTraces = unknown.Count == 0 && words.Length <= MaxWordsLength && filters.Count <= MaxFilters && FormTraces(query),
        };
    }

    private static bool FormTraces(IQueryCollection query) =>
        query.ContainsKey("from") || query.ContainsKey("to") || query["sort"] == SortName(CatalogueSort.Relevance)
        || FilterNames.Concat(["q", "sort"]).Any(name => query.TryGetValue(name, out var values) && values.Any(string.IsNullOrEmpty));

    private static bool IsKnown(string name, string value, TaxonomyTree taxonomy) => name switch
    {
        "kind" => KindCatalogue.Find(value) is not null,
        "language" => taxonomy.Find(Dimension.Language, value) is not null,
        _ => taxonomy.Find(SearchParameters.DimensionOf(name)!.Value, value) is not null,
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
