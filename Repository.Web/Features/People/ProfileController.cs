using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.People;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Identity;
using Repository.Web.Security;

namespace Repository.Web.Features.People;

/// <summary>What a person tells of themselves, and to whom.</summary>
[Route("{language:language}/account/profile")]
[Allows(PolicyTable.ChangeOwnProfile)]
public sealed class ProfileController(ProfileStore profiles, ProfileSheet sheets, ICatalogue catalogue, Links links) : Controller
{
    [Get]
    public async Task<IActionResult> Edit(CancellationToken ct)
    {
        var account = HttpContext.SignedIn()!.Account;
        return View(FormSheet.View, await sheets.OfAsync(await profiles.OfAsync(account.Id, ct), account, ModelState, saved: Request.Query["done"] == "saved", ct));
    }

    [HttpPost]
    public async Task<IActionResult> Update(ProfileForm form, CancellationToken ct)
    {
        var account = HttpContext.SignedIn()!.Account;
        var profile = form.ToProfile(account.Id);
        sheets.Explain(ProfileRules.Check(profile, catalogue.Taxonomy), ModelState);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(FormSheet.View, await sheets.OfAsync(profile, account, ModelState, saved: false, ct));
        }

        if (await profiles.SaveAsync(profile, HttpContext.ToAuditContext(), ct) is ProfileOutcome.Stale stale)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View(FormSheet.View, sheets.Stale(await sheets.OfAsync(profile, account, ModelState, saved: false, ct), stale.Current));
        }

        return LocalRedirect($"{links.Account("profile")}?done=saved");
    }
}
