using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Identity;
using Repository.Web.Languages;
using Repository.Web.Security;

namespace Repository.Web.Features.Account;

/// <summary>Where a person is signed in.</summary>
[Route("{language:language}/account/sessions")]
[Allows(PolicyTable.SeeOwnAccount)]
public sealed class SessionsController(Texts texts, Links links, SessionStore sessions, SessionDesk desk, TimeProvider clock) : Controller
{
    /// <summary>More than anybody has; the rest is older, and signing out elsewhere ends it, too.</summary>
    private const int Shown = 50;

    [Get]
    public async Task<ViewResult> Index(CancellationToken ct)
    {
        var signedIn = HttpContext.SignedIn()!;
        var (limits, now) = (SessionLimits.Of(signedIn.Grants), clock.GetUtcNow());
        var open = (await sessions.OfAsync(signedIn.Account.Id, Shown, ct)).Where(one => !limits.Ended(one, now));
        return View("Sessions", new SessionsPage(
            AccountForms.Head(texts["Account.Sessions"]),
            [.. open.Select(one => new SessionItem(one.Id, BrowserName.Of(one.UserAgent, texts), one.Address, one.CreatedAt, one.SeenAt, one.Id == signedIn.Session.Id))])
        {
            Notice = Request.Query["done"] == "ended" ? new Notice("ok", texts["Account.SessionsEnded"]) : null,
        });
    }

    /// <summary>Signs one other browser out, or all.</summary>
    [HttpPost, Allows(PolicyTable.EndSession)]
    public async Task<IActionResult> Destroy(SessionForm form, CancellationToken ct)
    {
        var signedIn = HttpContext.SignedIn()!;
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        if (form.Session is not { } id)
        {
            if (!await desk.EndOthersAsync(signedIn, HttpContext.ToAuditContext(), ct))
            {
                // Signed out meanwhile: the page leads to the sign-in.
                return LocalRedirect(links.Account("sessions"));
            }
        }
        else if (id == signedIn.Session.Id || !await desk.EndAsync(signedIn.Account.Id, id, HttpContext.ToAuditContext(), ct))
        {
            // Another person's, or one that has ended: nobody is told which.
            return NotFound();
        }

        return LocalRedirect($"{links.Account("sessions")}?done=ended");
    }
}
