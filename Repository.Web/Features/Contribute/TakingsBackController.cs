using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Submissions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Contribute;

/// <summary>Back to the author's desk, before anybody has begun to review.</summary>
[Route("{language:language}/contribute/{id:guid}/take-back")]
[Allows(PolicyTable.TakeBackSubmission)]
public sealed class TakingsBackController(SubmissionDoor door, AuthoringDesk desk, MoveSheets sheets, Links links) : Controller
{
    [Get]
    public Task<IActionResult> New(Guid id, CancellationToken ct) =>
        door.OpenAsync(id, PolicyTable.TakeBackSubmission, opened => Task.FromResult<IActionResult>(View(FormSheet.View, sheets.TakeBack(opened))), ct);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken ct) => door.OpenAsync(id, PolicyTable.TakeBackSubmission, async opened =>
        await desk.TakeBackAsync(id, HttpContext.ToAuditContext(), ct) is AuthoringOutcome.Done ? LocalRedirect($"{links.Submission(id)}?done=taken-back") : LocalRedirect(links.Submission(id)), ct);
}
