using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Submissions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Contribute;

/// <summary>Giving a submission up.</summary>
[Route("{language:language}/contribute/{id:guid}/cancel")]
[Allows(PolicyTable.CancelSubmission)]
public sealed class CancellationsController(SubmissionDoor door, AuthoringDesk desk, MoveSheets sheets, Links links) : Controller
{
    [Get]
    public Task<IActionResult> New(Guid id, CancellationToken ct) =>
        door.OpenAsync(id, PolicyTable.CancelSubmission, opened => Task.FromResult<IActionResult>(View(FormSheet.View, sheets.Cancel(opened))), ct);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken ct) => door.OpenAsync(id, PolicyTable.CancelSubmission, async opened =>
        await desk.CancelAsync(id, HttpContext.ToAuditContext(), ct) is AuthoringOutcome.Done ? LocalRedirect($"{links.Submission(id)}?done=cancelled") : LocalRedirect(links.Submission(id)), ct);
}
