using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Security;

namespace Repository.Web.Features.Admin;

/// <summary>Whether a person may come in at all, and where they are signed in.</summary>
[Route("{language:language}/admin/people/{number:int}")]
public sealed class AccountAccessController(AccountStore accounts, AccountAdministration administration, PersonSheets sheets, AccessGate gate) : PersonController(accounts, sheets, gate)
{
    /// <summary>Of a reason that is mailed and shown.</summary>
    public const int MaxReason = 1_000;

    [Get("disable")]
    [Allows(PolicyTable.DisableAccount)]
    public Task<IActionResult> NewDisabling(int number, CancellationToken ct) => OfAsync(number, PolicyTable.DisableAccount, account => Sheet(Sheets.Disable(account, ModelState)), ct);

    [HttpPost("disable")]
    [Allows(PolicyTable.DisableAccount)]
    public Task<IActionResult> Disable(int number, ReasonForm form, CancellationToken ct) => OfAsync(
        number,
        PolicyTable.DisableAccount,
        async account => Sheets.Reason(form.Reason, ModelState) is { } reason
            ? Answer(account, await administration.DisableAsync(account.Id, reason, HttpContext.ToAuditContext(), ct), "disabled")
            : Sheet(Sheets.Disable(account, ModelState), StatusCodes.Status400BadRequest),
        ct);

    [Get("enable")]
    [Allows(PolicyTable.DisableAccount)]
    public Task<IActionResult> NewEnabling(int number, CancellationToken ct) => OfAsync(number, PolicyTable.DisableAccount, account => Sheet(Sheets.Enable(account)), ct);

    [HttpPost("enable")]
    [Allows(PolicyTable.DisableAccount)]
    public Task<IActionResult> Enable(int number, CancellationToken ct) => OfAsync(
        number,
        PolicyTable.DisableAccount,
        async account => Answer(account, await administration.EnableAsync(account.Id, HttpContext.ToAuditContext(), ct), "enabled"),
        ct);

    [Get("sessions/end")]
    [Allows(PolicyTable.EndOthersSessions)]
    public Task<IActionResult> NewSigningOut(int number, CancellationToken ct) => OfAsync(number, PolicyTable.EndOthersSessions, account => Sheet(Sheets.SignOut(account)), ct);

    [HttpPost("sessions/end")]
    [Allows(PolicyTable.EndOthersSessions)]
    public Task<IActionResult> EndSessions(int number, CancellationToken ct) => OfAsync(
        number,
        PolicyTable.EndOthersSessions,
        async account => Answer(account, await administration.EndSessionsAsync(account.Id, HttpContext.ToAuditContext(), ct), "signed-out"),
        ct);
}

public sealed class ReasonForm
{
    public string? Reason { get; set; }
}
