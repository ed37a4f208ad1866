using Repository.Search.Queries;
using Repository.Search.Queries.Boolean;
using Repository.Search.Queries.Constant;
using Repository.Search.Searching;

namespace Repository.Search.Catalogue;

/// <summary>The narrowings of a query. Their keys are names of fields; that of the years is <see cref="Years"/>.</summary>
internal static class CatalogueFilters
{
    public const string Years = "years";

    /// <summary>Those of the query, of which a record must pass each.</summary>
    public static IReadOnlyList<Filter> Of(CatalogueQuery query)
    {
        var filters = new List<Filter>();
        AddAnyOf(CatalogueSchema.Kind, query.Kinds);
        AddAnyOf(CatalogueSchema.Language, query.Languages);
        foreach (var (dimension, ids) in query.Terms)
        {
            AddAnyOf(CatalogueSchema.TermsOf(dimension), ids);
        }

        if (query.FromYear is not null || query.ToYear is not null)
        {
            filters.Add(new Filter(Years, Overlapping(query.FromYear, query.ToYear)));
        }

        return filters;

        void AddAnyOf(string field, IReadOnlyCollection<string> values)
        {
            if (values.Count > 0)
            {
                filters.Add(new Filter(field, new AnyOfQuery(field, values)));
            }
        }
    }

    /// <summary>Records whose years overlap the span; never those without years.</summary>
    public static Query Overlapping(int? from, int? to) => new BooleanQuery(
    [
        new BooleanClause(Occur.Filter, new NumberRangeQuery(CatalogueSchema.FirstYear, Min: null, to)),
        new BooleanClause(Occur.Filter, new NumberRangeQuery(CatalogueSchema.LastYear, from, Max: null)),
    ]);
}
