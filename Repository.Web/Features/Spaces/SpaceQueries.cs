using Microsoft.AspNetCore.Http.Extensions;
using Repository.Domain.Data;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;

namespace Repository.Web.Features.Spaces;

/// <summary>The list of spaces as its address asks for it: <c>?state=open&amp;objective=7&amp;mine=1</c>.</summary>
/// <param name="Chosen">By the name of a filter the term that was chosen.</param>
public sealed record SpaceQuery(SpacePhase? Phase, bool Mine, IReadOnlyDictionary<string, Term> Chosen)
{
    public bool IsFiltered => Phase is not null || Mine || Chosen.Count > 0;

    public string ToQueryString(int page)
    {
        var query = new QueryBuilder();
        if (Phase is { } phase)
        {
            query.Add("state", StoredName.Of(phase));
        }

        foreach (var (name, term) in Chosen)
        {
            query.Add(name, term.Id);
        }

        if (Mine)
        {
            query.Add("mine", "1");
        }

        if (page > 1)
        {
            query.Add("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return query.ToQueryString().ToUriComponent();
    }
}

/// <summary>Reads such addresses. What the taxonomy does not know is left out.</summary>
public sealed class SpaceQueries(ICatalogue catalogue)
{
    /// <summary>Names of filters in addresses: permanent.</summary>
    public static IReadOnlyList<(string Name, Dimension Dimension)> Filters { get; } =
        [("objective", Dimension.Objective), ("theme", Dimension.Theme), ("region", Dimension.Region), ("review-region", Dimension.ReviewRegion), ("language", Dimension.Language)];

    public SpaceQuery Of(IQueryCollection query)
    {
        var chosen = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var (name, dimension) in Filters)
        {
            if (query[name].FirstOrDefault() is { Length: > 0 } id && catalogue.Taxonomy.Find(dimension, id) is { } term)
            {
                chosen.Add(name, term);
            }
        }

        var state = query["state"].FirstOrDefault();
        return new SpaceQuery(Enum.GetValues<SpacePhase>().Where(phase => StoredName.Of(phase) == state).Select(phase => (SpacePhase?)phase).FirstOrDefault(), query["mine"] == "1", chosen);
    }

    /// <summary>Spaces of a region's parts are the region's, too.</summary>
    public SpaceFilter ToFilter(SpaceQuery query) => new() { Phase = query.Phase, Mine = query.Mine, Terms = [.. query.Chosen.Values.SelectMany(WithParts)] };

    private IEnumerable<TermKey> WithParts(Term term) =>
        catalogue.Taxonomy.Children(term.Key).Where(part => part.Dimension == term.Dimension).SelectMany(WithParts).Prepend(term.Key);
}
