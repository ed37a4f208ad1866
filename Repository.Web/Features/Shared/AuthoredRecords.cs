using Repository.Search.Catalogue;

namespace Repository.Web.Features.Shared;

/// <summary>A page of published contributions by one person or organisation.</summary>
/// <param name="Pager">Null where there are none.</param>
public sealed record AuthoredRecords(IReadOnlyList<RecordItem> Records, Pager? Pager)
{
    public const int PageSize = 20;

    public int Total => Pager?.Total ?? 0;

    /// <summary>As the catalogue lists them; it is asked for each, which costs no command, and one that it does not hold yet is left out.</summary>
    public static AuthoredRecords Of(IReadOnlyList<Guid> ids, int total, int page, ICatalogue catalogue, Func<int, string> address) => new(
        [.. ids.Select(catalogue.Find).OfType<CatalogueEntry>().Select(RecordItem.Of)],
        total == 0 ? null : new Pager(page, PageSize, total, address));
}
