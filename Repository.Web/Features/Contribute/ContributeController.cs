using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Identity;
using Repository.Web.Languages;
using Repository.Web.Security;

namespace Repository.Web.Features.Contribute;

/// <summary>What contributing is, where it begins, and what a person has written so far.</summary>
[Route("{language:language}/contribute")]
public sealed class ContributeController(AuthoringDesk desk, ContributePages pages, ICatalogue catalogue, Texts texts, Links links) : Controller
{
    /// <summary>To readers without an account it says the same for all.</summary>
    [Get]
    [Allows(PolicyTable.ReadPublished)]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var page = await pages.OfAsync(HttpContext.SignedIn(), NumberedAddress.Page(Request.Query), ModelState, DoneNotice(), ct);
        return page.Pager is { } pager && pager.Page > pager.Last ? Redirect(pager.Address(pager.Last)) : View(page);
    }

    [HttpPost]
    [Allows(PolicyTable.StartContribution)]
    public async Task<IActionResult> Create(StartForm form, CancellationToken ct)
    {
        var kind = KindCatalogue.Find(form.Kind ?? "");
        if (kind is null)
        {
            ModelState.AddModelError("kind", texts["Contribute.ChooseKind"]);
        }

        if (catalogue.Taxonomy.Find(Dimension.Language, form.Language ?? "") is null)
        {
            ModelState.AddModelError("language", texts["Contribute.ChooseLanguage"]);
        }

        if (kind is null || !ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Index", await pages.OfAsync(HttpContext.SignedIn(), page: 1, ModelState, notice: null, ct));
        }

        switch (await desk.StartAsync(kind, form.Language!, HttpContext.ToAuditContext(), ct))
        {
            case AuthoringOutcome.Done done:
                return LocalRedirect(links.Submission(done.Submission.Id, kind.Sections[0].Name));
            case AuthoringOutcome.TooMany many:
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                ModelState.AddModelError("", texts["Contribute.TooMany", many.PerDay]);
                return View("Index", await pages.OfAsync(HttpContext.SignedIn(), page: 1, ModelState, notice: null, ct));
            case var outcome:
                throw new System.Diagnostics.UnreachableException($"no page for {outcome}");
        }
    }

    private Notice? DoneNotice() => Request.Query["done"].ToString() switch
    {
        "joined" => new Notice("ok", texts["Contribute.DoneJoined"]),
        "declined" => new Notice("ok", texts["Contribute.DoneDeclined"]),
        "left" => new Notice("ok", texts["Contribute.DoneLeft"]),
        _ => null,
    };
}

public sealed class StartForm
{
    public string? Kind { get; set; }

    /// <summary>Of the record, not of the page.</summary>
    public string? Language { get; set; }
}
