using Repository.Domain.Contributions.Kinds;
using Repository.Search.Catalogue;
using Repository.Web.Features.Search;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Records;

public sealed record RecordListPage(PageHead Head, Kind Kind, string Heading, IReadOnlyList<RecordItem> Records, IReadOnlyList<ListSort> Sorts, Pager Pager) : IPage;

public sealed record ListSort(string Label, string Address, bool Current);

/// <summary>All records of a kind, in pages.</summary>
public sealed class RecordListBuilder(ICatalogue catalogue, KindWords kinds, Texts texts, Links links)
{
    private const int PageSize = 20;

    private static readonly CatalogueSort[] Sorts = [CatalogueSort.Newest, CatalogueSort.Oldest, CatalogueSort.Title];

    public RecordListPage Of(Kind kind, IQueryCollection query)
    {
        var asked = SearchAddress.Parse(query, catalogue.Taxonomy);
        var sort = Sorts.Contains(asked.Sort) ? asked.Sort : CatalogueSort.Newest;
        var page = Math.Min(asked.Page, Pager.Deepest(PageSize));
        var results = catalogue.Search(new CatalogueQuery { Kinds = [kind.Name], Sort = sort, Skip = (page - 1) * PageSize, Take = PageSize });
        string Address(CatalogueSort by, int number) =>
            links.List(kind) + new SearchAddress { Sort = by == CatalogueSort.Newest ? CatalogueSort.Relevance : by, Page = number }.ToQueryString();

        var heading = kinds.Count(kind, results.Total);
        return new RecordListPage(
            new PageHead { Title = kinds.Plural(kind), Description = heading, Section = RecordPageBuilder.SectionOf(kind), Feed = Links.Feed(new SearchAddress().With("kind", kind.Name)) },
            kind,
            heading,
            [.. results.Hits.Select(hit => RecordItem.Of(hit.Entry) with { ShowKind = false })],
            [.. Sorts.Select(by => new ListSort(texts[$"Search.Sort{by}"], Address(by, 1), by == sort))],
            new Pager(page, PageSize, results.Total, number => Address(sort, number)));
    }
}
