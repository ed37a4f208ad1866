using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Taxonomy;
using Repository.Web.Access;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Terms;

[Route("{language:language}/objectives")]
[Allows(PolicyTable.ReadPublished)]
public sealed class ObjectivesController(TermPageBuilder pages) : Controller
{
    [Get]
    public IActionResult Index() => View("Objectives", pages.Index(Dimension.Objective, "Objectives"));

    [Get("{id}")]
    public IActionResult Show(string id) => pages.Of(Dimension.Objective, id) is { } page ? View("Show", page) : NotFound();
}

[Route("{language:language}/themes")]
[Allows(PolicyTable.ReadPublished)]
public sealed class ThemesController(TermPageBuilder pages) : Controller
{
    [Get]
    public IActionResult Index() => View("Themes", pages.Index(Dimension.Theme, "Themes"));

    [Get("{id}")]
    public IActionResult Show(string id) => pages.Of(Dimension.Theme, id) is { } page ? View("Show", page) : NotFound();
}

[Route("{language:language}/regions")]
[Allows(PolicyTable.ReadPublished)]
public sealed class RegionsController(TermPageBuilder pages) : Controller
{
    [Get]
    public IActionResult Index() => View("Regions", pages.Index(Dimension.Region, "Regions"));

    [Get("{id}")]
    public IActionResult Show(string id) => pages.Of(Dimension.Region, id) is { } page ? View("Show", page) : NotFound();
}

[Route("{language:language}/countries")]
[Allows(PolicyTable.ReadPublished)]
public sealed class CountriesController(TermPageBuilder pages, Links links) : Controller
{
    [Get]
    public IActionResult Index() => RedirectPermanent(links.Regions);

    [Get("{id}")]
    public IActionResult Show(string id) => pages.Of(Dimension.Country, id) is { } page ? View("Show", page) : NotFound();
}
