using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Submissions;
using Repository.Web.Access;
using Repository.Web.Features.Contribute;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.FocalPoints;

/// <summary>Writing to the focal point once more.</summary>
[Route("{language:language}/contribute/{id:guid}/focal-point/mail")]
[Allows(PolicyTable.NameFocalPoint)]
public sealed class FocalPointMailsController(SubmissionDoor door, FocalPointStore focalPoints, FocalPointDesk desk, FocalPointSheets sheets, Links links) : Controller
{
    [Get]
    public Task<IActionResult> New(Guid id, CancellationToken ct) => door.OpenAsync(id, PolicyTable.NameFocalPoint, async opened =>
        await focalPoints.IsAskedAsync(id, ct) ? await SheetAsync(opened, StatusCodes.Status200OK, ct) : LocalRedirect(links.Submission(id)), ct);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken ct) => door.OpenAsync(id, PolicyTable.NameFocalPoint, async opened =>
    {
        switch (await desk.MailAgainAsync(id, HttpContext.ToAuditContext(), ct))
        {
            case FocalPointOutcome.TooManyMails many:
                sheets.Explain(many, ModelState);
                return await SheetAsync(opened, StatusCodes.Status429TooManyRequests, ct);
            case FocalPointOutcome.Done:
                return LocalRedirect($"{links.Submission(id)}?done=asked");
            default:
                return LocalRedirect(links.Submission(id));
        }
    }, ct);

    private async Task<IActionResult> SheetAsync(OpenedSubmission opened, int status, CancellationToken ct)
    {
        Response.StatusCode = status;
        return View(FormSheet.View, sheets.MailAgain(opened, (await focalPoints.FindAsync(opened.Submission.Id, ct))!, ModelState));
    }
}
