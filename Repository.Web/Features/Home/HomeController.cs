using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Home;

[Route("{language:language}")]
[Allows(PolicyTable.ReadPublished)]
public sealed class HomeController(HomePageBuilder pages) : Controller
{
    [Get]
    public IActionResult Index() => View(pages.Build());
}
