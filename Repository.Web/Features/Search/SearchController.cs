using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Limits;

namespace Repository.Web.Features.Search;

[Route("{language:language}/search")]
[Allows(PolicyTable.ReadPublished)]
[Limited(RouteClass.Search)]
public sealed class SearchController(ICatalogue catalogue, SearchPageBuilder pages, Links links) : Controller
{
    [Get]
    public IActionResult Index(CancellationToken ct)
    {
        var address = SearchAddress.Parse(Request.Query, catalogue.Taxonomy);
        if (address.HasFormTraces)
        {
            return Redirect(links.Search + address.ToQueryString());
        }

        var results = catalogue.Search(address.ToQuery(catalogue.Taxonomy), ct);
        if (results.Total == 0)
        {
            return View("Empty", pages.Empty(address, ct));
        }

        var page = pages.Found(address, results);
        // Beyond the last page: a kept address whose list has become shorter.
        return address.Page > page.Pager.Last ? Redirect(page.Pager.Address(page.Pager.Last)) : View(page);
    }
}
