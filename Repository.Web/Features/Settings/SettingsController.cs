using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Settings;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Settings;

/// <summary>What administrators set for the whole site while it runs.</summary>
[Route("{language:language}/admin/settings")]
[Allows(PolicyTable.ChangeSettings)]
public sealed class SettingsController(SiteSettingsStore store, CurrentSettings current, SettingsSheets sheets) : Controller
{
    [Get]
    public async Task<ViewResult> Edit(CancellationToken ct) => View(FormSheet.View, sheets.Edit(await store.FindAsync(ct), ModelState, Request.Query["done"].ToString()));

    [HttpPost]
    public async Task<IActionResult> Update(SettingsForm form, CancellationToken ct)
    {
        if (sheets.Read(form, ModelState) is not { } changed)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(FormSheet.View, sheets.Edit(await store.FindAsync(ct), ModelState) with { Version = form.Version });
        }

        var outcome = await store.ChangeAsync(changed, HttpContext.ToAuditContext(), ct);
        current.Forget();
        switch (outcome)
        {
            case SettingsOutcome.Changed or SettingsOutcome.Unchanged:
                return LocalRedirect($"{sheets.Address}?done=saved");
            case SettingsOutcome.Stale stale:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View(FormSheet.View, sheets.Stale(stale.Current, ModelState));
            default:
                throw new UnreachableException($"no page for {outcome}");
        }
    }
}
