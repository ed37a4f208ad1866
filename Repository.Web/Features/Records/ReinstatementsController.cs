using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Contributions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Records;

/// <summary>Makes a withdrawn record public again.</summary>
[Route("{language:language}/{kindPath:kind}/{address}/reinstatement")]
[Allows(PolicyTable.ReinstateContribution)]
public sealed class ReinstatementsController(ContributionStore contributions, RecordDoor door, WithdrawalSheets sheets, Links links) : Controller
{
    [Get]
    public Task<IActionResult> New(string kindPath, string address, CancellationToken ct) => door.OpenAsync(this, PolicyTable.ReinstateContribution, kindPath, address, async contribution =>
        contribution.Publication == PublicationState.Published
            ? Redirect(links.Record(contribution))
            : View(FormSheet.View, sheets.Reinstate(contribution, (await contributions.LastPublicAsync(contribution, ct))!.Content.Title, ModelState)), ct);

    [HttpPost]
    public Task<IActionResult> Create(string kindPath, string address, long version, CancellationToken ct) => door.OpenAsync(this, PolicyTable.ReinstateContribution, kindPath, address, async contribution =>
    {
        if (contribution.Publication == PublicationState.Withdrawn
            && await contributions.ReinstateAsync(contribution.Id, version, HttpContext.ToAuditContext(), ct) == WithdrawalOutcome.Done)
        {
            return Redirect(links.Record(contribution));
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Meanwhile", sheets.Meanwhile((await contributions.FindAsync(contribution.Id, ct))!));
    }, ct);
}
