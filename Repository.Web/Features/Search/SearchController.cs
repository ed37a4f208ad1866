using Microsoft.AspNetCore.Mvc;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Search;

[Route("{language:language}/search")]
public sealed class SearchController(ICatalogue catalogue, SearchPageBuilder pages, Links links) : Controller
{
    [Get]
    public IActionResult Index()
    {
        var address = SearchAddress.Parse(Request.Query, catalogue.Taxonomy);
        if (address.HasFormTraces)
        {
            return Redirect(links.Search + address.ToQueryString());
        }

        var results = catalogue.Search(address.ToQuery());
        var last = Math.Max(1, (results.Total + SearchAddress.PageSize - 1) / SearchAddress.PageSize);
        if (address.Page > last)
        {
            // A kept address whose list has become shorter.
            return Redirect(links.Search + (address with { Page = last }).ToQueryString());
        }

        return results.Total == 0 ? View("Empty", pages.Empty(address)) : View(pages.Found(address, results));
    }
}
