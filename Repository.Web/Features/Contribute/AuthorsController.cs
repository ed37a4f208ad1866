using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Contributions;
using Repository.Domain.Submissions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;
using Repository.Web.Security;

namespace Repository.Web.Features.Contribute;

/// <summary>Who writes and reads a contribution with its owner: the owner invites them, and says what each may do.</summary>
[Route("{language:language}/contribute/{id:guid}/authors")]
[Allows(PolicyTable.NameAuthors)]
public sealed class AuthorsController(SubmissionDoor door, AuthorsDesk desk, InvitationDesk invitations, AuthorStore authors, AuthorSheets sheets, Texts texts, Links links) : Controller
{
    [Get]
    public Task<IActionResult> Index(Guid id, CancellationToken ct) =>
        door.OpenAsync(id, PolicyTable.NameAuthors, async opened => View("Authors", await sheets.ListAsync(opened, ModelState, Request.Query["done"] == "invited", ct)), ct);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, InvitationForm form, CancellationToken ct) => door.OpenAsync(id, PolicyTable.NameAuthors, async opened =>
    {
        var role = form.Role == "viewer" ? AuthorRole.Viewer : AuthorRole.Editor;
        switch (await invitations.InviteAsync(opened.Submission.ContributionId, form.Email ?? "", role, texts.Language.Code, HttpContext.ToAuditContext(), ct))
        {
            case AuthorsOutcome.Done:
                return LocalRedirect($"{links.Submission(id, "authors")}?done=invited");
            case AuthorsOutcome.NotAnAddress:
                Response.StatusCode = StatusCodes.Status400BadRequest;
                ModelState.AddModelError("email", texts["Contribute.NotAnAddress"]);
                break;
            case AuthorsOutcome.TooMany:
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                ModelState.AddModelError("", texts["Contribute.TooManyInvited", InvitationDesk.InvitationsPerDay, InvitationDesk.MaxPeople]);
                break;
            default:
                return NotFound();
        }

        return View("Authors", await sheets.ListAsync(opened, ModelState, invited: false, ct));
    }, ct);

    /// <param name="person">Number of the account.</param>
    [Get("{person:int}")]
    public Task<IActionResult> Edit(Guid id, int person, CancellationToken ct) => door.OpenAsync(id, PolicyTable.NameAuthors, async opened =>
        await FindAsync(opened, person, ct) is { } author ? View(FormSheet.View, sheets.Edit(opened, author, ModelState)) : NotFound(), ct);

    [HttpPost("{person:int}")]
    public Task<IActionResult> Update(Guid id, int person, AuthorForm form, CancellationToken ct) => door.OpenAsync(id, PolicyTable.NameAuthors, async opened =>
    {
        if (await FindAsync(opened, person, ct) is not { } author)
        {
            return NotFound();
        }

        var (contribution, by) = (opened.Submission.ContributionId, HttpContext.ToAuditContext());
        AuthorsOutcome? outcome = form.May switch
        {
            "editor" => await desk.SetRoleAsync(contribution, author.AccountId, AuthorRole.Editor, by, ct),
            "viewer" => await desk.SetRoleAsync(contribution, author.AccountId, AuthorRole.Viewer, by, ct),
            "owner" => await desk.HandOverAsync(contribution, author.AccountId, by, ct),
            "nothing" => await desk.RemoveAsync(contribution, author.AccountId, by, ct),
            _ => null,
        };
        if (outcome != AuthorsOutcome.Done)
        {
            Response.StatusCode = outcome is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
            ModelState.AddModelError("may", texts[outcome is null ? "Contribute.ChooseRole" : "Contribute.RoleNotPossible"]);
            return View(FormSheet.View, sheets.Edit(opened, author, ModelState));
        }

        return LocalRedirect(form.May == "owner" ? $"{links.Submission(id)}?done=handed-over" : links.Submission(id, "authors"));
    }, ct);

    [Get("invitations/{invitation:guid}")]
    public Task<IActionResult> Ask(Guid id, Guid invitation, CancellationToken ct) => door.OpenAsync(id, PolicyTable.NameAuthors, async opened =>
        await sheets.UninviteAsync(opened, invitation, ct) is { } sheet ? View(FormSheet.View, sheet) : LocalRedirect(links.Submission(id, "authors")), ct);

    [HttpPost("invitations/{invitation:guid}")]
    public Task<IActionResult> Destroy(Guid id, Guid invitation, CancellationToken ct) => door.OpenAsync(id, PolicyTable.NameAuthors, async opened =>
    {
        await invitations.UninviteAsync(opened.Submission.ContributionId, invitation, HttpContext.ToAuditContext(), ct);
        return LocalRedirect(links.Submission(id, "authors"));
    }, ct);

    private async Task<ContributionAuthor?> FindAsync(OpenedSubmission opened, int person, CancellationToken ct) =>
        (await authors.OfContributionAsync(opened.Submission.ContributionId, ct)).FirstOrDefault(author => author.Number == person && author.Role != AuthorRole.Owner);
}

public sealed class InvitationForm
{
    public string? Email { get; set; }

    public string? Role { get; set; }
}

public sealed class AuthorForm
{
    /// <summary>A role, or <c>nothing</c>.</summary>
    public string? May { get; set; }
}
