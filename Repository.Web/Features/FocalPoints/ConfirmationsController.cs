using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Security;

namespace Repository.Web.Features.FocalPoints;

/// <summary>
/// The page that a focal point is mailed a link to: what would be published, and whether that is right. Looking at it changes nothing, as programs that read mails follow links,
/// too. A link that was used, is over or never was is answered alike.
/// </summary>
[Route("{language:language}/contribute/confirmation")]
[Allows(PolicyTable.EnterSite)]
public sealed class ConfirmationsController(ConfirmationDesk desk, ConfirmationPages pages, ICatalogue catalogue, Links links) : Controller
{
    private string Token => Request.Query["token"].ToString();

    [Get]
    public async Task<IActionResult> New(CancellationToken ct) =>
        await desk.FindAsync(Token, ct) is { } asked ? View("Show", await pages.OfAsync(asked, ModelState, ct)) : Void();

    [HttpPost]
    public async Task<IActionResult> Create(ConfirmationForm form, CancellationToken ct)
    {
        if (await desk.FindAsync(Token, ct) is not { } asked)
        {
            return Void();
        }

        var reason = pages.Reason(form, ModelState);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Show", await pages.OfAsync(asked, ModelState, ct));
        }

        return await desk.AnswerAsync(Token, reason, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct)
            ? LocalRedirect($"{links.Contribute}/confirmation/{(reason is null ? "confirmed" : "declined")}")
            : Void();
    }

    [Get("confirmed")]
    public ViewResult Confirmed() => View("Said", pages.Confirmed);

    [Get("declined")]
    public ViewResult Declined() => View("Said", pages.Declined);

    private ViewResult Void()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Said", pages.Void);
    }
}
