using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;
using Repository.Web.Security;

namespace Repository.Web.Features.Contribute;

/// <summary>A submission as its authors see it: what is still to be written, where it stands, and sending it.</summary>
[Route("{language:language}/contribute/{id:guid}")]
public sealed class DraftsController(SubmissionDoor door, AuthoringDesk desk, DraftPages pages, ICatalogue catalogue, Texts texts, Links links) : Controller
{
    [Get]
    [Allows(PolicyTable.SeeSubmission)]
    public Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        door.OpenAsync(id, PolicyTable.SeeSubmission, async opened => View(await pages.OfAsync(opened, DoneNotice(), ct)), ct);

    /// <param name="version">Of the draft, as its owner has seen it.</param>
    [HttpPost]
    [Allows(PolicyTable.Submit)]
    public Task<IActionResult> Submit(Guid id, long version, CancellationToken ct) => door.OpenAsync(id, PolicyTable.Submit, async opened =>
    {
        var outcome = await desk.SubmitAsync(id, version, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct);
        if (outcome is AuthoringOutcome.Done done)
        {
            return LocalRedirect($"{links.Submission(id)}?done={(done.Submission.State == SubmissionState.AwaitingConfirmation ? "asked" : "submitted")}");
        }

        var (status, notice) = outcome switch
        {
            AuthoringOutcome.NotReady => (StatusCodes.Status400BadRequest, new Notice("bad", texts["Contribute.NotReady"], texts["Contribute.NotReadyNote"])),
            AuthoringOutcome.TooMany many => (StatusCodes.Status429TooManyRequests, new Notice("bad", texts["Contribute.TooMany", many.PerDay])),
            AuthoringOutcome.TooManyMails many => (StatusCodes.Status429TooManyRequests, new Notice("bad", texts["FocalPoints.TooManyMails", many.PerDay])),
            _ => (StatusCodes.Status409Conflict, new Notice("warn", texts["Contribute.ChangedMeanwhile"], texts["Contribute.ChangedMeanwhileNote"])),
        };
        Response.StatusCode = status;
        return View("Show", await pages.OfAsync(opened, notice, ct));
    }, ct);

    private Notice? DoneNotice() => Request.Query["done"].ToString() switch
    {
        "submitted" => new Notice("ok", texts["Contribute.DoneSubmitted"], texts["Contribute.DoneSubmittedNote"]),
        "named" => new Notice("ok", texts["FocalPoints.DoneNamed"]),
        "asked" => new Notice("ok", texts["FocalPoints.DoneAsked"], texts["FocalPoints.DoneAskedNote"]),
        "taken-back" => new Notice("ok", texts["Contribute.DoneTakenBack"]),
        "handed-over" => new Notice("ok", texts["Contribute.DoneHandedOver"]),
        "cancelled" => new Notice("ok", texts["Contribute.DoneCancelled"]),
        _ => null,
    };
}
