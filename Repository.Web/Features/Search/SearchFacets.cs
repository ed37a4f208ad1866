using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Search;

/// <summary>The filter panel: every filter with its values, their counts, and which are chosen.</summary>
public sealed class SearchFacets(ICatalogue catalogue, Texts texts, Labels labels)
{
    /// <summary>So many values stand open.</summary>
    private const int Open = 6;

    /// <summary>From so many on, a list has a box to find a value in it.</summary>
    private const int FindFrom = 20;

    public IReadOnlyList<Facet> Of(SearchAddress address, CatalogueResults results) =>
        [.. SearchParameters.Filters.Select(filter => OfDimension(filter.Dimension, filter.Name, address, results)), Languages(address, results)];

    public string LabelOf(string name, string value) => name switch
    {
        "kind" => texts[$"Shared.Kinds.{value}"],
        "language" => labels.Language(value),
        "objective" => $"{value} {labels.Short(new TermKey(Dimension.Objective, value))}",
        _ => labels.Short(new TermKey(SearchParameters.Filters.First(filter => filter.Name == name).Dimension, value)),
    };

    private Facet OfDimension(Dimension dimension, string name, SearchAddress address, CatalogueResults results)
    {
        var counts = results.Facets[dimension];
        var chosen = address.Chosen(name).ToHashSet(StringComparer.Ordinal);
        var values = Listed(dimension, counts, chosen)
            .Select(term => new FacetValue(term.Id, labels.Short(term), counts.GetValueOrDefault(term.Id), chosen.Contains(term.Id), term.Number is not null && dimension != Dimension.Principle ? term.Number : null))
            .ToList();
        var shown = Math.Max(Open, values.Count(value => value.Chosen));
        return new Facet(name, texts[$"Search.Filter.{name}"], values, values.Count <= shown + 1 ? values.Count : shown, values.Count >= FindFrom && dimension == Dimension.Country);
    }

    /// <summary>Few and well-known terms stand in their own order, zeros too; long lists leave out what has no record; the chosen come first.</summary>
    private IEnumerable<Term> Listed(Dimension dimension, IReadOnlyDictionary<string, int> counts, HashSet<string> chosen)
    {
        var terms = catalogue.Taxonomy.All(dimension);
        return dimension switch
        {
            Dimension.Region => terms.Where(term => term.ParentId is null || chosen.Contains(term.Id)),
            Dimension.ReviewRegion => terms,
            Dimension.Country => ByCount(terms.Where(term => counts.ContainsKey(term.Id) || chosen.Contains(term.Id))),
            _ => ByCount(terms),
        };

        IEnumerable<Term> ByCount(IEnumerable<Term> some) =>
            some.OrderByDescending(term => chosen.Contains(term.Id)).ThenByDescending(term => counts.GetValueOrDefault(term.Id))
                .ThenBy(term => dimension == Dimension.Country ? 0 : term.Order)
                .ThenBy(labels.Short, StringComparer.Create(texts.Language.Culture, ignoreCase: true));
    }

    private Facet Languages(SearchAddress address, CatalogueResults results)
    {
        var chosen = address.Chosen("language").ToHashSet(StringComparer.Ordinal);
        var values = catalogue.Taxonomy.All(Dimension.Language)
            .Where(term => results.Languages.ContainsKey(term.Id) || chosen.Contains(term.Id) || SiteLanguages.Find(term.Id) is not null)
            .Select(term => new FacetValue(term.Id, term.OwnName ?? labels.Full(term), results.Languages.GetValueOrDefault(term.Id), chosen.Contains(term.Id), Language: term.OwnName is null ? null : term.Id))
            .ToList();
        return new Facet("language", texts["Search.Filter.language"], values, values.Count, Find: false);
    }
}
