using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Repository.Domain.Access;
using Repository.Domain.Organisations;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Admin;

/// <summary>Who asks to belong where, for those who decide: administrators, and moderators of everything.</summary>
[Route("{language:language}/admin/memberships")]
[Allows(PolicyTable.DecideMembership)]
public sealed class MembershipsController(MembershipStore memberships, MembershipDesk desk, MembershipSheets sheets, AccessGate gate, Links links) : Controller
{
    /// <summary>A moderator of one theme passes the route, which knows no object yet, and is told here.</summary>
    public override void OnActionExecuting(ActionExecutingContext context) => context.Result = gate.Refusal(PolicyTable.DecideMembership, new AccessSubject());

    [Get]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var list = await sheets.ListAsync(NumberedAddress.Page(Request.Query), Request.Query["done"].ToString(), ct);
        return list.Pager.Page > list.Pager.Last ? Redirect(list.Pager.Address(list.Pager.Last)) : View("Memberships", list);
    }

    [Get("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) => await memberships.FindWaitingAsync(id, ct) switch
    {
        null => NotFound(),
        var waiting when RefusalTo(waiting) is { } refusal => refusal,
        var waiting => View(FormSheet.View, sheets.Decide(waiting, ModelState)),
    };

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Update(Guid id, DecisionForm form, CancellationToken ct)
    {
        if (await memberships.FindWaitingAsync(id, ct) is not { } waiting)
        {
            return NotFound();
        }

        if (RefusalTo(waiting) is { } refusal)
        {
            return refusal;
        }

        var outcome = form.Decision switch
        {
            "refuse" when sheets.Reason(form, ModelState) is { } reason => await desk.RefuseAsync(id, reason, HttpContext.ToAuditContext(), ct),
            "confirm" when sheets.Number(waiting, form, ModelState) is { } number => await desk.ConfirmAsync(id, number, HttpContext.ToAuditContext(), ct),
            "add" when sheets.Organisation(waiting, form, ModelState) is { } organisation => sheets.Explain(await desk.ConfirmNewAsync(id, organisation, HttpContext.ToAuditContext(), ct), ModelState),
            _ => sheets.NoDecision(ModelState),
        };
        if (outcome is MembershipOutcome.Confirmed or MembershipOutcome.Refused)
        {
            return LocalRedirect($"{links.Admin("memberships")}?done={(outcome == MembershipOutcome.Confirmed ? "confirmed" : "refused")}");
        }

        sheets.NotFound(ModelState);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(FormSheet.View, sheets.Decide(waiting, ModelState));
    }

    /// <summary>Nobody decides what they have asked for themselves.</summary>
    private AccessRefusal? RefusalTo(WaitingMembership waiting) => gate.Refusal(PolicyTable.DecideMembership, AccessSubject.OwnedBy(waiting.Membership.AccountId));
}

public sealed class DecisionForm
{
    /// <summary><c>confirm</c>, <c>add</c> or <c>refuse</c>.</summary>
    public string? Decision { get; set; }

    /// <summary>Number of the organisation that a proposal meant.</summary>
    public int? Organisation { get; set; }

    public string? Name { get; set; }

    public string? Actor { get; set; }

    public string? Country { get; set; }

    public string? Reason { get; set; }
}
