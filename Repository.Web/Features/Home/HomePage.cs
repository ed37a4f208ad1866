using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Search;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Terms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Home;

public sealed record HomePage : IPage
{
    public required PageHead Head { get; init; }

    public required int Practices { get; init; }

    public required int Countries { get; init; }

    public required int Guidance { get; init; }

    public required IReadOnlyList<(string Words, string Language)> Examples { get; init; }

    public required IReadOnlyList<TermGroup> Areas { get; init; }

    public required IReadOnlyList<RecordItem> Latest { get; init; }

    public required IReadOnlyList<TermCount> GuidanceByTheme { get; init; }

    public required IReadOnlyList<TermCount> PracticesByRegion { get; init; }

    /// <summary>Objectives with fewest practices.</summary>
    public required IReadOnlyList<TermCount> Gaps { get; init; }
}

public sealed class HomePageBuilder(ICatalogue catalogue, Texts texts)
{
    private const int LatestShown = 5;
    private const int ThemesShown = 8;

    /// <summary>An objective with at most so many practices is a gap.</summary>
    private const int GapUpTo = 2;

    private static readonly (string Words, string Language)[] Examples =
        [("migrant workers", "en"), ("migrants disparus", "fr"), ("personas desaparecidas", "es")];

    public HomePage Build()
    {
        var practices = catalogue.Search(new CatalogueQuery
        {
            Kinds = [PracticeFields.Kind.Name],
            Sort = CatalogueSort.Newest,
            Take = LatestShown,
            Facets = [Dimension.Objective, Dimension.Region, Dimension.Country],
        });
        var guidance = catalogue.Search(new CatalogueQuery { Kinds = [GuidanceFields.Kind.Name], Take = 0, Facets = [Dimension.Theme] });
        var objectives = practices.Facets[Dimension.Objective];
        return new HomePage
        {
            Head = new PageHead { Title = texts["Home.Title"], Description = texts["Home.Description"], HasSearch = true, Feed = Links.Feed(new SearchAddress()) },
            Practices = practices.Total,
            Countries = practices.Facets[Dimension.Country].Count,
            Guidance = guidance.Total,
            Examples = Examples,
            Areas = [.. catalogue.Taxonomy.All(Dimension.ThematicArea).Select(area => new TermGroup(
                area,
                0,
                [.. catalogue.Taxonomy.Children(area.Key).Select(objective => new TermCounts(objective, objectives.GetValueOrDefault(objective.Id), 0))]))],
            Latest = [.. practices.Hits.Select((hit, i) => RecordItem.Of(hit.Entry) with { ShowKind = false, Lead = i == 0 })],
            GuidanceByTheme = [.. catalogue.Taxonomy.All(Dimension.Theme)
                .Select(theme => new TermCount(theme, guidance.Facets[Dimension.Theme].GetValueOrDefault(theme.Id))).Where(theme => theme.Count > 0)
                .OrderByDescending(theme => theme.Count).ThenBy(theme => theme.Term.Order).Take(ThemesShown)],
            PracticesByRegion = [.. catalogue.Taxonomy.All(Dimension.Region).Where(region => region.ParentId is null)
                .Select(region => new TermCount(region, practices.Facets[Dimension.Region].GetValueOrDefault(region.Id))).OrderByDescending(region => region.Count)],
            Gaps = [.. catalogue.Taxonomy.All(Dimension.Objective)
                .Select(objective => new TermCount(objective, objectives.GetValueOrDefault(objective.Id))).Where(objective => objective.Count <= GapUpTo)
                .OrderBy(objective => objective.Count).ThenBy(objective => objective.Term.Order).Take(6)],
        };
    }
}
