using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Contributions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Records;

/// <summary>Takes a published record from the public.</summary>
[Route("{language:language}/{kindPath:kind}/{address}/withdrawal")]
[Allows(PolicyTable.WithdrawContribution)]
public sealed class WithdrawalsController(ContributionStore contributions, RecordDoor door, WithdrawalSheets sheets, Links links) : Controller
{
    [Get]
    public Task<IActionResult> New(string kindPath, string address, CancellationToken ct) => door.OpenAsync(this, PolicyTable.WithdrawContribution, kindPath, address, async contribution =>
        contribution.Publication == PublicationState.Withdrawn ? Redirect(links.Record(contribution)) : await SheetAsync(contribution, StatusCodes.Status200OK, ct), ct);

    [HttpPost]
    public Task<IActionResult> Create(string kindPath, string address, WithdrawalForm form, CancellationToken ct) => door.OpenAsync(this, PolicyTable.WithdrawContribution, kindPath, address, async contribution =>
    {
        if (contribution.Publication == PublicationState.Withdrawn)
        {
            return Meanwhile(contribution);
        }

        var withdrawal = await sheets.ReadAsync(contribution, form, ModelState, ct);
        if (!ModelState.IsValid)
        {
            return await SheetAsync(contribution, StatusCodes.Status400BadRequest, ct);
        }

        if (await contributions.WithdrawAsync(contribution.Id, form.Version, withdrawal, HttpContext.ToAuditContext(), ct) == WithdrawalOutcome.Done)
        {
            return Redirect(links.Record(contribution));
        }

        // What was typed stays; whoever sends it again has seen what is written now.
        var now = (await contributions.FindAsync(contribution.Id, ct))!;
        sheets.ExplainStale(ModelState);
        return now.Publication == PublicationState.Withdrawn ? Meanwhile(now) : await SheetAsync(now, StatusCodes.Status409Conflict, ct);
    }, ct);

    private async Task<ViewResult> SheetAsync(Contribution contribution, int status, CancellationToken ct)
    {
        Response.StatusCode = status;
        return View(FormSheet.View, sheets.Withdraw(contribution, (await contributions.LastPublicAsync(contribution, ct))!.Content.Title, ModelState));
    }

    private ViewResult Meanwhile(Contribution contribution)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Meanwhile", sheets.Meanwhile(contribution));
    }
}
