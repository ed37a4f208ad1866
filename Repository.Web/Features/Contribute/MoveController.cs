using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Audit;
using Repository.Domain.Submissions;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;
using Repository.Web.Security;

namespace Repository.Web.Features.Contribute;

/// <summary>A step of an owner that a page asks about first. Whoever comes too late for it is told where the submission stands.</summary>
/// <param name="policy">Who may, and in which states.</param>
/// <param name="done">Word of the address that says that it was done.</param>
public abstract class MoveController(string policy, string done, SubmissionDoor door, DraftPages pages, Texts texts, Links links) : Controller
{
    [Get]
    public Task<IActionResult> New(Guid id, CancellationToken ct) => OpenAsync(id, opened => Task.FromResult<IActionResult>(View(FormSheet.View, Ask(opened))), ct);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken ct) => OpenAsync(
        id,
        async opened => await MoveAsync(id, HttpContext.ToAuditContext(), ct) is AuthoringOutcome.Done ? LocalRedirect($"{links.Submission(id)}?done={done}") : await StandsElsewhereAsync(id, ct),
        ct);

    protected abstract FormSheet Ask(OpenedSubmission opened);

    protected abstract Task<AuthoringOutcome> MoveAsync(Guid id, AuditContext by, CancellationToken ct);

    private Task<IActionResult> OpenAsync(Guid id, Func<OpenedSubmission, Task<IActionResult>> answer, CancellationToken ct) => door.OpenAsync(
        id,
        PolicyTable.SeeSubmission,
        opened => !opened.IsOwner ? Task.FromResult<IActionResult>(NotFound()) : opened.Allows(policy) ? answer(opened) : StandsElsewhereAsync(id, ct),
        ct);

    private Task<IActionResult> StandsElsewhereAsync(Guid id, CancellationToken ct) => door.OpenAsync(id, PolicyTable.SeeSubmission, async opened =>
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("/Features/Contribute/Show.cshtml", await pages.OfAsync(opened, new Notice("warn", texts["Contribute.MovedMeanwhile"], texts["Contribute.MovedMeanwhileNote"]), ct));
    }, ct);
}
