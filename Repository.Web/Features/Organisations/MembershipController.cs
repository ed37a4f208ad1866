using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Organisations;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Identity;
using Repository.Web.Security;

namespace Repository.Web.Features.Organisations;

/// <summary>To which organisation a person belongs: their own page about it, and the ways to change it.</summary>
[Route("{language:language}/account/organisation")]
[Allows(PolicyTable.AskMembership)]
public sealed class MembershipController(MembershipDesk desk, MembershipPages pages, Links links) : Controller
{
    private Guid Person => HttpContext.SignedIn()!.Account.Id;

    [Get]
    public async Task<ViewResult> Show(CancellationToken ct) =>
        View("Membership", await pages.OfAsync(Person, OrganisationQuery.Of(Request.Query).Words, Request.Query["done"].ToString(), ct));

    /// <summary>Chosen from what the page has found.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(MembershipForm form, CancellationToken ct) =>
        await Answer(await desk.AskAsync(Person, form.Organisation ?? 0, HttpContext.ToAuditContext(), ct), ct);

    [Get("propose")]
    public ViewResult New() => View(FormSheet.View, pages.Proposal(ModelState));

    [HttpPost("propose")]
    public async Task<IActionResult> Propose(ProposalForm form, CancellationToken ct)
    {
        pages.Check(form, ModelState);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(FormSheet.View, pages.Proposal(ModelState));
        }

        return await Answer(await desk.ProposeAsync(Person, pages.Proposed(form), HttpContext.ToAuditContext(), ct), ct);
    }

    [Get("leave")]
    public async Task<IActionResult> Leave(CancellationToken ct) => await pages.LeavingAsync(Person, ct) is { } sheet ? View(FormSheet.View, sheet) : LocalRedirect(links.Account("organisation"));

    /// <summary>Takes back what is asked, or leaves where the person belongs if nothing is.</summary>
    [HttpPost("leave")]
    public async Task<IActionResult> Destroy(CancellationToken ct)
    {
        if (await desk.WithdrawAsync(Person, HttpContext.ToAuditContext(), ct) == MembershipOutcome.NotFound)
        {
            await desk.LeaveAsync(Person, HttpContext.ToAuditContext(), ct);
        }

        return LocalRedirect($"{links.Account("organisation")}?done=left");
    }

    private async Task<IActionResult> Answer(MembershipOutcome outcome, CancellationToken ct)
    {
        if (outcome is MembershipOutcome.Confirmed or MembershipOutcome.Waiting)
        {
            return LocalRedirect($"{links.Account("organisation")}?done={(outcome == MembershipOutcome.Confirmed ? "confirmed" : "asked")}");
        }

        Response.StatusCode = outcome == MembershipOutcome.NotFound ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
        return View("Membership", await pages.OfAsync(Person, "", outcome switch
        {
            MembershipOutcome.IsMember => "is-member",
            MembershipOutcome.WaitsAlready => "waits",
            _ => "not-found",
        }, ct));
    }
}

public sealed class MembershipForm
{
    /// <summary>Number of the one that was chosen.</summary>
    public int? Organisation { get; set; }
}

public sealed class ProposalForm
{
    public string? Name { get; set; }

    public string? Actor { get; set; }

    public string? Country { get; set; }
}
