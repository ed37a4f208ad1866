using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Search;

/// <summary>
/// The filter panel: every filter with its values, their counts, and which are chosen. What is chosen of a filter never moves its values:
/// whoever ticks one finds the next where it was.
/// </summary>
public sealed class SearchFacets(ICatalogue catalogue, KindWords kinds, Texts texts, Labels labels)
{
    /// <summary>So many values at most stand open, and so many at least: an empty list would look like a fault.</summary>
    private const int MostShown = 6, FewestShown = 1;

    /// <summary>From so many on, a list has a box to find a value in it.</summary>
    private const int FindFrom = 20;

    /// <summary>By these most readers narrow; the others are folded until they are used.</summary>
    private static readonly string[] Common = ["objective", "theme", "region", "country"];

    public IReadOnlyList<Facet> Of(SearchAddress address, CatalogueResults results) =>
        [.. SearchParameters.Filters.Select(filter => OfDimension(filter.Dimension, filter.Name, address, results)), Languages(address, results)];

    public string LabelOf(string name, string value) => name switch
    {
        "kind" => kinds.Plural(KindCatalogue.Named(value)),
        "language" => labels.Language(value),
        "objective" => $"{value} {labels.Short(new TermKey(Dimension.Objective, value))}",
        _ => labels.Short(new TermKey(SearchParameters.DimensionOf(name)!.Value, value)),
    };

    public string LabelOfYears(SearchAddress address) => (address.FromYear, address.ToYear) switch
    {
        ({ } from, { } to) when from == to => texts["Search.Year", from],
        ({ } from, { } to) => texts["Search.YearsBetween", from, to],
        ({ } from, null) => texts["Search.YearsFrom", from],
        (_, var to) => texts["Search.YearsTo", to],
    };

    private Facet OfDimension(Dimension dimension, string name, SearchAddress address, CatalogueResults results)
    {
        var counts = results.Facets[dimension];
        var chosen = address.Chosen(name).ToHashSet(StringComparer.Ordinal);
        var values = Listed(dimension, counts, address).Select(Value).ToList();
        // Few and well-known terms stand in their own order and all open; of the others those that have a record.
        var open = InOwnOrder(dimension) ? values.Count : Math.Clamp(values.Count(value => value.Count > 0), FewestShown, MostShown);
        return Make(name, values, open);

        FacetValue Value(Term term) => new(term.Id, labels.Short(term), counts.GetValueOrDefault(term.Id), chosen.Contains(term.Id))
        {
            Number = dimension == Dimension.Principle ? null : term.Number,
            Below = dimension == Dimension.Region ? [.. SubRegions(term, chosen).Select(Value)] : [],
        };
    }

    private Facet Make(string name, List<FacetValue> values, int open) => new(name, texts[$"Search.Filter.{name}"], values)
    {
        // A fold for a single value is longer than the value.
        Shown = values.Count <= open + 1 ? values.Count : open,
        Common = Common.Contains(name),
        Find = values.Count < FindFrom ? FindBox.None : name == "country" ? FindBox.Above : FindBox.Folded,
    };

    private static bool InOwnOrder(Dimension dimension) => dimension is Dimension.Region or Dimension.ReviewRegion;

    /// <summary>Zeros too, but for countries, which are many: of them those with a record, and first those in the chosen regions.</summary>
    private IEnumerable<Term> Listed(Dimension dimension, IReadOnlyDictionary<string, int> counts, SearchAddress address)
    {
        var terms = catalogue.Taxonomy.All(dimension);
        return dimension switch
        {
            Dimension.Region => terms.Where(term => term.ParentId is null),
            Dimension.Country => terms.Where(term => counts.ContainsKey(term.Id) || address.Chosen("country").Contains(term.Id))
                .OrderByDescending(IsInChosenRegion).ThenByDescending(Count).ThenBy(labels.Short, StringComparer.Create(texts.Language.Culture, ignoreCase: true)),
            _ when InOwnOrder(dimension) => terms,
            _ => terms.OrderByDescending(Count).ThenBy(term => term.Order),
        };

        int Count(Term term) => counts.GetValueOrDefault(term.Id);

        bool IsInChosenRegion(Term country) => catalogue.Taxonomy.Implied(country.Key).Any(around => around.Dimension == Dimension.Region && address.Chosen("region").Contains(around.Id));
    }

    /// <summary>Shown below a region as soon as it or one of them is chosen.</summary>
    private List<Term> SubRegions(Term region, HashSet<string> chosen)
    {
        var below = catalogue.Taxonomy.Children(region.Key).Where(term => term.Dimension == Dimension.Region).ToList();
        return chosen.Contains(region.Id) || below.Exists(term => chosen.Contains(term.Id)) ? below : [];
    }

    private Facet Languages(SearchAddress address, CatalogueResults results)
    {
        var chosen = address.Chosen("language").ToHashSet(StringComparer.Ordinal);
        var values = catalogue.Taxonomy.All(Dimension.Language)
            .Where(term => results.Languages.ContainsKey(term.Id) || chosen.Contains(term.Id) || SiteLanguages.Find(term.Id) is not null)
            .Select(term => new FacetValue(term.Id, term.OwnName ?? labels.Full(term), results.Languages.GetValueOrDefault(term.Id), chosen.Contains(term.Id)) { Language = term.OwnName is null ? null : term.Id })
            .ToList();
        return Make("language", values, values.Count);
    }
}
