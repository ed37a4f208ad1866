using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Admin;

/// <summary>Something that is done to one person's account, on a page of its own that asks first.</summary>
public abstract class PersonController(AccountStore accounts, PersonSheets sheets, AccessGate gate) : Controller
{
    protected PersonSheets Sheets { get; } = sheets;

    /// <summary>Looks the person up and asks the policy table once more, now that it is known who it is.</summary>
    protected async Task<IActionResult> OfAsync(int number, string policy, Func<Domain.Accounts.Account, Task<IActionResult>> answer, CancellationToken ct) =>
        await accounts.FindByNumberAsync(number, ct) is not { } account ? NotFound()
        : gate.Refusal(policy, AccessSubject.OwnedBy(account.Id)) is { } refusal ? refusal
        : await answer(account);

    protected Task<IActionResult> OfAsync(int number, string policy, Func<Domain.Accounts.Account, IActionResult> answer, CancellationToken ct) =>
        OfAsync(number, policy, account => Task.FromResult(answer(account)), ct);

    protected IActionResult Sheet(FormSheet sheet, int status = StatusCodes.Status200OK)
    {
        Response.StatusCode = status;
        return View(FormSheet.View, sheet);
    }

    /// <param name="done">What the person's page then says.</param>
    protected IActionResult Answer(Domain.Accounts.Account account, AdministrationOutcome outcome, string done) => outcome switch
    {
        AdministrationOutcome.Done => LocalRedirect($"{Sheets.Address(account)}?done={done}"),
        AdministrationOutcome.Unchanged => LocalRedirect($"{Sheets.Address(account)}?done=unchanged"),
        AdministrationOutcome.LastAdministrator => Sheet(Sheets.LastAdministrator(account), StatusCodes.Status409Conflict),
        AdministrationOutcome.OwnAccount or AdministrationOutcome.NotAdministrator => new AccessRefusal(AccessDecision.Refused),
        _ => NotFound(),
    };
}
