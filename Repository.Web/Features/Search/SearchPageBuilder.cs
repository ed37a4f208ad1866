using Repository.Domain.Contributions.Kinds;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Search;

/// <summary>Makes the pages of a search from its address and results.</summary>
public sealed class SearchPageBuilder(ICatalogue catalogue, SearchFacets facets, Texts texts, Links links)
{
    public SearchPage Found(SearchAddress address, CatalogueResults results)
    {
        var heading = address.Words.Length > 0 ? texts.Count("Search.FoundWords", results.Total, address.Words)
            : address.HasFilters ? texts.Count("Search.Found", results.Total)
            : texts.Count("Search.All", results.Total);
        return new SearchPage
        {
            Head = Head(address, heading),
            Address = address,
            Heading = heading,
            Records = [.. results.Hits.Select(Item)],
            Facets = facets.Of(address, results),
            Tabs = Tabs(address, results),
            ActiveFilters = Active(address),
            Notices = Notices(address),
            Pager = new Pager(address.Page, SearchAddress.PageSize, results.Total, page => links.Search + (address with { Page = page }).ToQueryString()),
        };
    }

    public EmptySearchPage Empty(SearchAddress address)
    {
        var heading = address.Words.Length > 0 ? texts["Search.NoneWords", address.Words] : texts["Search.None"];
        return new EmptySearchPage
        {
            Head = Head(address, heading),
            Address = address,
            Heading = heading,
            ActiveFilters = Active(address),
            Notices = Notices(address),
            Relaxations = [.. Relax(address).Where(relaxation => relaxation.Count > 0).DistinctBy(relaxation => relaxation.Address)],
            Near = Near(address),
        };
    }

    private RecordItem Item(CatalogueHit hit) => new()
    {
        Entry = hit.Entry,
        Title = hit.Title,
        Extract = hit.Extract,
        ExtractFrom = hit.ExtractField is "summary" or "title" ? null : texts.Find($"Records.{hit.Entry.Kind}.{hit.ExtractField}"),
    };

    private static PageHead Head(SearchAddress address, string heading) => new()
    {
        Title = heading,
        Description = heading,
        Section = SiteSection.Search,
        HasSearch = true,
        NoIndex = address.Words.Length > 0 || address.HasFilters || address.Page > 1,
        Translation = language => $"/{language.Code}/search{address.ToQueryString()}",
    };

    private List<KindTab> Tabs(SearchAddress address, CatalogueResults results)
    {
        var all = address.Without("kind");
        var tabs = new List<KindTab> { new(texts["Search.AllKinds"], results.Kinds.Values.Sum(), links.Search + all.ToQueryString(), !address.Chosen("kind").Any()) };
        tabs.AddRange(KindCatalogue.All.Select(kind => new KindTab(
            texts[$"Shared.Kinds.{kind.Name}"],
            results.Kinds.GetValueOrDefault(kind.Name),
            links.Search + all.With("kind", kind.Name).ToQueryString(),
            address.Chosen("kind").Contains(kind.Name))));
        return tabs;
    }

    private List<ActiveFilter> Active(SearchAddress address)
    {
        var active = address.Filters.Select(filter => new ActiveFilter(
            texts["Search.ActiveFilter", texts[$"Search.Filter.{filter.Name}"], facets.LabelOf(filter.Name, filter.Value)],
            links.Search + address.Without(filter.Name, filter.Value).ToQueryString())).ToList();
        if (address.HasYears)
        {
            active.Add(new ActiveFilter(texts["Search.ActiveFilter", texts["Search.Filter.year"], YearsText(address)], links.Search + address.WithoutYears().ToQueryString()));
        }

        return active;
    }

    private string YearsText(SearchAddress address) => (address.FromYear, address.ToYear) switch
    {
        ({ } from, { } to) when from == to => texts["Search.Year", from],
        ({ } from, { } to) => texts["Search.YearsBetween", from, to],
        ({ } from, null) => texts["Search.YearsFrom", from],
        (_, var to) => texts["Search.YearsTo", to],
    };

    private List<string> Notices(SearchAddress address)
    {
        var notices = address.Unknown.Select(unknown => texts["Search.Unknown", texts[$"Search.Filter.{unknown.Name}"], unknown.Value.Length > 60 ? unknown.Value[..60] + "…" : unknown.Value]).ToList();
        if (address.WordsCut)
        {
            notices.Add(texts["Search.WordsCut", SearchAddress.MaxWordsLength]);
        }

        return notices;
    }

    /// <summary>Without all filters, without each filter in turn, without the words, each filter or word alone.</summary>
    private IEnumerable<Relaxation> Relax(SearchAddress address)
    {
        if (address.Words.Length > 0 && address.HasFilters)
        {
            yield return Relaxed(texts["Search.WithoutFilters", address.Words], address.WithoutFilters());
        }

        if (address.Words.Length > 0 || address.Filters.Count > 1 || (address.Filters.Count > 0 && address.HasYears))
        {
            foreach (var (name, value) in address.Filters.Take(8))
            {
                yield return Relaxed(texts["Search.WithoutFilter", facets.LabelOf(name, value)], address.Without(name, value));
            }

            if (address.HasYears)
            {
                yield return Relaxed(texts["Search.WithoutYears"], address.WithoutYears());
            }
        }

        if (address.Words.Length > 0 && address.HasFilters)
        {
            yield return Relaxed(texts["Search.WithoutWords"], address with { Words = "", Page = 1 });
        }

        if (address.Words.Length == 0)
        {
            // Two filters too many: each of them alone finds something.
            foreach (var (name, value) in address.Filters.Take(8))
            {
                yield return Relaxed(texts["Search.OnlyWord", facets.LabelOf(name, value)], address.WithoutFilters().With(name, value));
            }
        }

        if (address.Words.Contains(' ', StringComparison.Ordinal))
        {
            foreach (var word in address.Words.Split([' ', '"'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(word => word.Length > 3).Take(4))
            {
                yield return Relaxed(texts["Search.OnlyWord", word], (address with { Words = word, Page = 1 }).WithoutFilters());
            }
        }
    }

    private Relaxation Relaxed(string text, SearchAddress address) =>
        new(text, links.Search + address.ToQueryString(), catalogue.Search(address.ToQuery() with { Take = 0, Facets = [] }).Total);

    /// <summary>The words one by one, without filters, until there are three records.</summary>
    private List<RecordItem> Near(SearchAddress address)
    {
        IEnumerable<string> attempts = [address.Words, .. address.Words.Split([' ', '"'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3).OrderByDescending(word => word.Length).Take(4)];
        return [.. attempts.Where(words => words.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)
            .SelectMany(words => catalogue.Search(new CatalogueQuery { Words = words, Take = 3 }).Hits)
            .DistinctBy(hit => hit.Entry.ContributionId).Take(3).Select(Item)];
    }
}
