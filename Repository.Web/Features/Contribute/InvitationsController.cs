using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Submissions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Identity;
using Repository.Web.Languages;
using Repository.Web.Security;

namespace Repository.Web.Features.Contribute;

/// <summary>Answering an invitation to write with others: whoever has its address confirmed may, once.</summary>
[Route("{language:language}/contribute/invitations/{invitation:guid}")]
[Allows(PolicyTable.StartContribution)]
public sealed class InvitationsController(InvitationStore invitations, InvitationDesk desk, AuthorSheets sheets, Texts texts, Links links) : Controller
{
    [Get]
    public async Task<IActionResult> Edit(Guid invitation, CancellationToken ct) =>
        await invitations.FindAsync(invitation, HttpContext.SignedIn()!.Account, ct) is { } found ? View(FormSheet.View, sheets.Answer(found, ModelState)) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Update(Guid invitation, string? answer, CancellationToken ct)
    {
        var account = HttpContext.SignedIn()!.Account;
        if (await invitations.FindAsync(invitation, account, ct) is not { } found)
        {
            return NotFound();
        }

        if (answer is not ("accept" or "decline"))
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            ModelState.AddModelError("answer", texts["Contribute.ChooseAnswer"]);
            return View(FormSheet.View, sheets.Answer(found, ModelState));
        }

        var by = HttpContext.ToAuditContext();
        var outcome = answer == "accept" ? await desk.AcceptAsync(invitation, account, by, ct) : await desk.DeclineAsync(invitation, account, by, ct);
        return outcome == AuthorsOutcome.Done ? LocalRedirect($"{links.Contribute}?done={(answer == "accept" ? "joined" : "declined")}") : NotFound();
    }
}
