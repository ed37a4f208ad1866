using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Pages;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;
using Repository.Web.Markdown;

namespace Repository.Web.Features.Pages;

/// <summary>Pages of the site's own: about it, and help.</summary>
[Route("{language:language}")]
[Allows(PolicyTable.ReadPublished)]
public sealed class PagesController(PageStore pages, MarkdownRenderer markdown, SiteLanguage language) : Controller
{
    [Get("about")]
    public Task<IActionResult> About(CancellationToken ct) => ShowAsync("about", ct);

    [Get("help/{name}")]
    public Task<IActionResult> Help(string name, CancellationToken ct) =>
        name == "about" ? Task.FromResult<IActionResult>(RedirectToActionPermanent(nameof(About), new { language = language.Code })) : ShowAsync(name, ct);

    private async Task<IActionResult> ShowAsync(string name, CancellationToken ct)
    {
        if (await pages.FindAsync(name, language.Code, ct) is not { } page)
        {
            return NotFound();
        }

        return View("Show", new PagePage(
            new PageHead { Title = page.Title, Description = page.Summary, Section = name == "about" ? SiteSection.About : SiteSection.None },
            page,
            markdown.Render(page.Body, headingsUnder: 1, language.Code)));
    }
}

public sealed record PagePage(PageHead Head, Page Page, IHtmlContent Body) : IPage;
