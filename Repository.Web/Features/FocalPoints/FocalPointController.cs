using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Submissions;
using Repository.Web.Access;
using Repository.Web.Features.Contribute;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.FocalPoints;

/// <summary>For which organisation somebody submits, and who confirms it there.</summary>
[Route("{language:language}/contribute/{id:guid}/focal-point")]
[Allows(PolicyTable.NameFocalPoint)]
public sealed class FocalPointController(SubmissionDoor door, FocalPointStore focalPoints, FocalPointDesk desk, FocalPointSheets sheets, Links links) : Controller
{
    [Get]
    public Task<IActionResult> Edit(Guid id, CancellationToken ct) => door.OpenAsync(id, PolicyTable.NameFocalPoint, async opened =>
    {
        var asked = await AskedAsync(id, ct);
        return opened.Submission.IsWritable || asked ? await SheetAsync(opened, asked, StatusCodes.Status200OK, ct) : LocalRedirect(links.Submission(id));
    }, ct);

    [HttpPost]
    public Task<IActionResult> Update(Guid id, FocalPointForm form, CancellationToken ct) => door.OpenAsync(id, PolicyTable.NameFocalPoint, async opened =>
    {
        var asked = await AskedAsync(id, ct);
        var isOwn = !asked && form.Organisation == FocalPointForm.Own;
        if (!isOwn && !sheets.Check(form, asked, ModelState))
        {
            return await SheetAsync(opened, asked, StatusCodes.Status400BadRequest, ct);
        }

        switch (await desk.NameAsync(id, isOwn ? null : form.ToFocalPoint(), HttpContext.ToAuditContext(), ct))
        {
            case FocalPointOutcome.Wrong wrong:
                sheets.Explain(wrong.Problems, ModelState);
                return await SheetAsync(opened, asked, StatusCodes.Status400BadRequest, ct);
            case FocalPointOutcome.TooManyMails many:
                sheets.Explain(many, ModelState);
                return await SheetAsync(opened, asked, StatusCodes.Status429TooManyRequests, ct);
            case FocalPointOutcome.Moved:
                sheets.ExplainMoved(ModelState);
                return await SheetAsync(opened, asked, StatusCodes.Status409Conflict, ct);
            default:
                return LocalRedirect($"{links.Submission(id)}?done={(asked ? "asked" : "named")}");
        }
    }, ct);

    private async Task<bool> AskedAsync(Guid id, CancellationToken ct) => await focalPoints.IsAskedAsync(id, ct);

    private async Task<IActionResult> SheetAsync(OpenedSubmission opened, bool asked, int status, CancellationToken ct)
    {
        Response.StatusCode = status;
        return View(FormSheet.View, sheets.Name(opened, await focalPoints.FindAsync(opened.Submission.Id, ct), asked, ModelState));
    }
}
