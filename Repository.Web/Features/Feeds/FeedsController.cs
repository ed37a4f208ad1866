using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Search;
using Repository.Web.Features.Shared;
using Repository.Web.Limits;

namespace Repository.Web.Features.Feeds;

[Route("feeds")]
[Allows(PolicyTable.ReadPublished)]
[Limited(RouteClass.Machine)]
public sealed class FeedsController(ICatalogue catalogue, SearchFeed feed) : Controller
{
    /// <summary>The records of any search that were published last; what the address asks in vain is left out, as on its page.</summary>
    [Get("search")]
    public IActionResult Search(CancellationToken ct)
    {
        var address = SearchAddress.Parse(Request.Query, catalogue.Taxonomy);
        var query = address.ToQuery(catalogue.Taxonomy) with { Sort = CatalogueSort.Published, Skip = 0, Take = SearchFeed.MostEntries, Facets = [] };
        return File(feed.Write(address, catalogue.Search(query, ct).Hits), SearchFeed.ContentType);
    }
}
