using Repository.Domain.Contributions.Kinds;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Search;

/// <summary>Makes the pages of a search from its address and results.</summary>
public sealed class SearchPageBuilder(ICatalogue catalogue, SearchFacets facets, SearchAlternatives alternatives, KindWords kinds, Texts texts, Links links)
{
    private const int MostNotices = 5;

    public FoundPage Found(SearchAddress address, CatalogueResults results)
    {
        var heading = address.Words.Length > 0 ? texts.Count("Search.FoundWords", results.Total, address.Words)
            : address.HasFilters ? texts.Count("Search.Found", results.Total)
            : texts.Count("Search.All", results.Total);
        return new FoundPage
        {
            Head = Head(address, heading),
            Address = address,
            Heading = heading,
            Records = [.. results.Hits.Select(hit => RecordItem.Of(hit, texts))],
            Facets = facets.Of(address, results),
            Years = YearFacet.Of(address, results),
            Tabs = Tabs(address, results),
            ActiveFilters = Active(address),
            Notices = Notices(address),
            Pager = new Pager(address.Page, SearchAddress.PageSize, results.Total, page => links.Search + (address with { Page = page }).ToQueryString()),
        };
    }

    public EmptyPage Empty(SearchAddress address, CancellationToken ct)
    {
        var heading = address.Words.Length == 0 ? texts["Search.None"]
            : address.HasFilters ? texts["Search.NoneWordsFilters", address.Words]
            : texts["Search.NoneWords", address.Words];
        return new EmptyPage
        {
            Head = Head(address, heading),
            Address = address,
            Heading = heading,
            ActiveFilters = Active(address),
            Notices = Notices(address),
            Relaxations = alternatives.Relaxations(address, ct),
            Closest = alternatives.Closest(address, ct),
        };
    }

    private static PageHead Head(SearchAddress address, string heading) => new()
    {
        Title = heading,
        Description = heading,
        Section = SiteSection.Search,
        HasSearch = true,
        Feed = Links.Feed(address),
        // Search engines know the search itself; what somebody asked of it is endless.
        NoIndex = address.ToQueryString().Length > 0 || address.Unknown.Count > 0,
        Translation = language => $"/{language.Code}/search{address.ToQueryString()}",
    };

    private List<KindTab> Tabs(SearchAddress address, CatalogueResults results)
    {
        var all = address.Without("kind");
        var tabs = new List<KindTab> { new(texts["Search.AllKinds"], results.Kinds.Values.Sum(), links.Search + all.ToQueryString(), !address.Chosen("kind").Any()) };
        tabs.AddRange(KindCatalogue.All.Select(kind => new KindTab(
            kinds.Plural(kind),
            results.Kinds.GetValueOrDefault(kind.Name),
            links.Search + all.With("kind", kind.Name).ToQueryString(),
            address.Chosen("kind").Contains(kind.Name))));
        return tabs;
    }

    private List<ActiveFilter> Active(SearchAddress address)
    {
        var active = address.Narrowing(catalogue.Taxonomy).Select(filter => new ActiveFilter(
            texts["Search.ActiveFilter", texts[$"Search.Filter.{filter.Name}"], facets.LabelOf(filter.Name, filter.Value)],
            links.Search + address.Without(filter.Name, filter.Value).ToQueryString())).ToList();
        if (address.HasYears)
        {
            active.Add(new ActiveFilter(texts["Search.ActiveFilter", texts["Search.Filter.year"], facets.LabelOfYears(address)], links.Search + address.WithoutYears().ToQueryString()));
        }

        return active;
    }

    private List<string> Notices(SearchAddress address)
    {
        var notices = address.Unknown.Select(unknown => texts["Search.Unknown", texts[$"Search.Filter.{unknown.Name}"], unknown.Value.Length > 60 ? unknown.Value[..60] + "…" : unknown.Value]).Distinct().Take(MostNotices).ToList();
        if (address.WordsCut)
        {
            notices.Add(texts["Search.WordsCut", SearchAddress.MaxWordsLength]);
        }

        if (address.FiltersCut)
        {
            notices.Add(texts["Search.FiltersCut", SearchAddress.MaxFilters]);
        }

        return notices;
    }
}
