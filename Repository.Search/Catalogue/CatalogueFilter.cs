using Repository.Domain.Taxonomy;

namespace Repository.Search.Catalogue;

/// <summary>One narrowing of a query.</summary>
/// <param name="Key">What it narrows: counts of the same key are taken as if the filter were not there.</param>
internal sealed record CatalogueFilter(string Key, Func<CatalogueDocument, bool> Accepts)
{
    public const string KindKey = "kind";
    public const string LanguageKey = "language";
    public const string YearsKey = "years";

    /// <summary>There is a dimension “language” too, of the documents that a record speaks of.</summary>
    public static string KeyOf(Dimension dimension) => $"term:{dimension.Name()}";

    /// <summary>The query's filters, of which a record must pass each.</summary>
    public static IReadOnlyList<CatalogueFilter> Of(CatalogueQuery query)
    {
        var filters = new List<CatalogueFilter>();
        if (query.Kinds.Count > 0)
        {
            filters.Add(new(KindKey, document => query.Kinds.Contains(document.Entry.Kind)));
        }

        if (query.Languages.Count > 0)
        {
            filters.Add(new(LanguageKey, document => query.Languages.Contains(document.Entry.Language)));
        }

        foreach (var (dimension, ids) in query.Terms.Where(pair => pair.Value.Count > 0))
        {
            filters.Add(new(KeyOf(dimension), document => ids.Any(id => document.Terms.Contains(new TermKey(dimension, id)))));
        }

        if (query.FromYear is not null || query.ToYear is not null)
        {
            filters.Add(new(YearsKey, document => document.Years is { } years && years.Overlaps(query.FromYear, query.ToYear)));
        }

        return filters;
    }
}
