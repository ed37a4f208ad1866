using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Submissions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;
using Repository.Web.Security;

namespace Repository.Web.Features.Contribute;

/// <summary>Taking no part in a contribution any more, by one's own choice.</summary>
[Route("{language:language}/contribute/{id:guid}/leave")]
[Allows(PolicyTable.LeaveAuthors)]
public sealed class LeavingsController(SubmissionDoor door, AuthorsDesk desk, AuthorSheets sheets, Texts texts, Links links) : Controller
{
    [Get]
    public Task<IActionResult> New(Guid id, CancellationToken ct) =>
        door.OpenAsync(id, PolicyTable.LeaveAuthors, opened => Task.FromResult<IActionResult>(View(FormSheet.View, sheets.Leave(opened, ModelState))), ct);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken ct) => door.OpenAsync(id, PolicyTable.LeaveAuthors, async opened =>
    {
        if (await desk.LeaveAsync(opened.Submission.ContributionId, HttpContext.ToAuditContext(), ct) != AuthorsOutcome.IsOwner)
        {
            return LocalRedirect($"{links.Contribute}?done=left");
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.AddModelError("", texts["Contribute.OwnerStays"]);
        return View(FormSheet.View, sheets.Leave(opened, ModelState));
    }, ct);
}
