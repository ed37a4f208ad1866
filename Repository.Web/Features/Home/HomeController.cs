using Microsoft.AspNetCore.Mvc;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Home;

[Route("{language:language}")]
public sealed class HomeController(HomePageBuilder pages) : Controller
{
    [Get]
    public IActionResult Index() => View(pages.Build());
}
