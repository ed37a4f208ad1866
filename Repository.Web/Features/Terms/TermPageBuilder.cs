using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Search;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Terms;

public sealed class TermPageBuilder(ICatalogue catalogue, Texts texts, Labels labels, Links links)
{
    private const int RecordsShown = 7;
    private const int GuidanceShown = 10;
    private const int TogetherShown = 6;

    public TermPage? Of(Dimension dimension, string id)
    {
        if (catalogue.Taxonomy.Find(dimension, id) is not { } term)
        {
            return null;
        }

        var practices = Search(term, PracticeFields.Kind, RecordsShown, [Dimension.Region, Dimension.Country, Dimension.Objective]);
        var guidance = Search(term, GuidanceFields.Kind, GuidanceShown, []);
        var (previous, next) = Neighbours(term);
        return new TermPage
        {
            Head = new PageHead { Title = Title(term), Description = Description(term), Section = Section(dimension), Feed = Links.Feed(new SearchAddress().With(SearchParameters.Name(dimension)!, id)) },
            Term = term,
            Crumbs = [.. Crumbs(term)],
            Kicker = Kicker(term),
            Meta = [.. Meta(term, practices.Total, guidance.Total)],
            Records = [new TermRecords(PracticeFields.Kind, practices.Total, [.. practices.Hits.Select(hit => RecordItem.Of(hit.Entry) with { ShowKind = false })])],
            Guidance = [.. guidance.Hits.Select(hit => hit.Entry)],
            GuidanceTotal = guidance.Total,
            Regions = dimension is Dimension.Region or Dimension.Country ? [] : Regions(practices),
            Objectives = Together(term, practices),
            Below = Below(term, practices),
            Previous = previous,
            Next = next,
        };
    }

    public TermIndexPage Index(Dimension dimension, string key)
    {
        var practices = Counts(PracticeFields.Kind);
        var guidance = Counts(GuidanceFields.Kind);
        var groups = dimension switch
        {
            Dimension.Objective => catalogue.Taxonomy.All(Dimension.ThematicArea).Select(area => new TermGroup(area, 0, Group(catalogue.Taxonomy.Children(area.Key)))),
            Dimension.Region => catalogue.Taxonomy.All(Dimension.Region).Where(region => region.ParentId is null)
                .Select(region => new TermGroup(region, practices[Dimension.Region].GetValueOrDefault(region.Id), Group(CountriesOf(region)))),
            _ => [new TermGroup(null, 0, Group(catalogue.Taxonomy.All(dimension)))],
        };
        return new TermIndexPage(
            new PageHead { Title = texts[$"Terms.{key}.Heading"], Description = texts[$"Terms.{key}.Introduction"], Section = Section(dimension) },
            texts[$"Terms.{key}.Heading"],
            texts[$"Terms.{key}.Introduction"],
            [.. groups]);

        IReadOnlyList<TermCounts> Group(IEnumerable<Term> terms) =>
            [.. terms.Select(term => new TermCounts(term, practices[term.Dimension].GetValueOrDefault(term.Id), guidance[term.Dimension].GetValueOrDefault(term.Id)))];

        IReadOnlyDictionary<Dimension, IReadOnlyDictionary<string, int>> Counts(Kind kind) =>
            catalogue.Search(new CatalogueQuery { Kinds = [kind.Name], Take = 0, Facets = [Dimension.Objective, Dimension.Theme, Dimension.Region, Dimension.Country] }).Facets;
    }

    /// <summary>The countries of a region and its sub-regions, by name.</summary>
    private IEnumerable<Term> CountriesOf(Term region) =>
        catalogue.Taxonomy.Children(region.Key).SelectMany(child => child.Dimension == Dimension.Country ? [child] : CountriesOf(child))
            .OrderBy(labels.Short, StringComparer.Create(texts.Language.Culture, ignoreCase: true));

    private CatalogueResults Search(Term term, Kind kind, int take, IReadOnlyCollection<Dimension> facets) => catalogue.Search(new CatalogueQuery
    {
        Kinds = [kind.Name],
        Terms = new Dictionary<Dimension, IReadOnlyCollection<string>> { [term.Dimension] = [term.Id] },
        Sort = CatalogueSort.Newest,
        Take = take,
        Facets = facets,
        // What is counted on the page is counted of its own records.
        CountHitsAlone = true,
    });

    private string Title(Term term) => term.Dimension == Dimension.Objective ? texts["Terms.ObjectiveTitle", term.Id, labels.Short(term)] : labels.Full(term);

    /// <summary>The term's introduction; a country, which has none, is placed.</summary>
    private string Description(Term term)
    {
        if (labels.Description(term) is { Length: > 0 } description)
        {
            return description;
        }

        var around = catalogue.Taxonomy.Parent(term);
        return around is null ? labels.Full(term) : texts["Terms.LiesIn", labels.Full(around)];
    }

    private IEnumerable<(string Text, string? Address)> Crumbs(Term term)
    {
        yield return term.Dimension switch
        {
            Dimension.Objective => (texts["Shared.SectionObjectives"], links.Objectives),
            Dimension.Theme => (texts["Shared.Themes"], links.Themes),
            _ => (texts["Shared.SectionRegions"], links.Regions),
        };
        var above = new Stack<Term>();
        for (var parent = catalogue.Taxonomy.Parent(term); parent?.Dimension == Dimension.Region && above.Count < 5; parent = catalogue.Taxonomy.Parent(parent))
        {
            above.Push(parent);
        }

        foreach (var region in above)
        {
            yield return (labels.Short(region), links.Term(region.Key));
        }

        yield return (term.Dimension == Dimension.Objective ? texts["Terms.ObjectiveNumbered", term.Id] : labels.Short(term), null);
    }

    private string Kicker(Term term) => term.Dimension switch
    {
        Dimension.Objective when catalogue.Taxonomy.Parent(term) is { } area => $"{texts["Terms.ObjectiveNumbered", term.Id]} · {labels.Short(area)}",
        Dimension.Objective => texts["Terms.ObjectiveNumbered", term.Id],
        Dimension.Theme => texts["Terms.Theme"],
        Dimension.Country => texts["Terms.Country"],
        _ => texts["Terms.Region"],
    };

    private IEnumerable<string> Meta(Term term, int practices, int guidance)
    {
        if (term.Reference is { } reference)
        {
            yield return reference;
        }

        foreach (var region in term.ReviewRegions)
        {
            yield return labels.Full(new TermKey(Dimension.ReviewRegion, region));
        }

        if (term.Champion)
        {
            yield return texts["Terms.Champion"];
        }

        yield return texts.Count("Shared.Practices", practices);
        yield return texts.Count("Shared.Guidance", guidance);
    }

    private List<TermCount> Regions(CatalogueResults practices) =>
        [.. catalogue.Taxonomy.All(Dimension.Region).Where(region => region.ParentId is null)
            .Select(region => new TermCount(region, practices.Facets[Dimension.Region].GetValueOrDefault(region.Id)))];

    private List<TermCount> Together(Term term, CatalogueResults practices)
    {
        var counts = practices.Facets[Dimension.Objective];
        return [.. catalogue.Taxonomy.All(Dimension.Objective).Where(objective => objective != term && counts.ContainsKey(objective.Id))
            .Select(objective => new TermCount(objective, counts[objective.Id]))
            .OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Term.Order).Take(TogetherShown)];
    }

    private List<TermCount> Below(Term term, CatalogueResults practices) =>
        [.. catalogue.Taxonomy.Children(term.Key)
            .Select(child => new TermCount(child, practices.Facets.GetValueOrDefault(child.Dimension)?.GetValueOrDefault(child.Id) ?? 0))
            .OrderBy(pair => pair.Term.Dimension).ThenBy(pair => labels.Short(pair.Term), StringComparer.Create(texts.Language.Culture, ignoreCase: true))];

    private (Term? Previous, Term? Next) Neighbours(Term term)
    {
        if (term.Dimension != Dimension.Objective)
        {
            return (null, null);
        }

        var all = catalogue.Taxonomy.All(Dimension.Objective);
        return (all.ElementAtOrDefault(term.Order - 1), all.ElementAtOrDefault(term.Order + 1));
    }

    private static SiteSection Section(Dimension dimension) => dimension switch
    {
        Dimension.Objective => SiteSection.Objectives,
        Dimension.Region or Dimension.Country => SiteSection.Regions,
        _ => SiteSection.None,
    };
}
