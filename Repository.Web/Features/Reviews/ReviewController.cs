using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Reviews;

/// <summary>Something that a moderator does with one submission.</summary>
public abstract class ReviewController(ReviewDoor door, ReviewSheets sheets, Links links) : Controller
{
    protected ReviewSheets Sheets { get; } = sheets;

    protected Links Links { get; } = links;

    /// <summary>Looks the submission up and asks the policy table once more, now that it is known which it is.</summary>
    protected async Task<IActionResult> OfAsync(Guid id, string policy, Func<SubmissionCase, Task<IActionResult>> answer, CancellationToken ct)
    {
        var (found, instead) = await door.OpenAsync(id, policy, ct);
        return instead ?? (door.Shows(policy, found!) ? await answer(found!) : StandsElsewhere(found!.Submission));
    }

    protected Task<IActionResult> OfAsync(Guid id, string policy, Func<SubmissionCase, IActionResult> answer, CancellationToken ct) =>
        OfAsync(id, policy, found => Task.FromResult(answer(found)), ct);

    protected IActionResult Sheet(FormSheet sheet)
    {
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return View(FormSheet.View, sheet);
    }

    /// <param name="done">What the review's page then says.</param>
    /// <param name="part">Of that page.</param>
    protected IActionResult Answer(Guid id, ReviewOutcome outcome, string done, string part = "") => outcome switch
    {
        ReviewOutcome.Done => LocalRedirect($"{Links.Review(id)}?done={done}{part}"),
        ReviewOutcome.Conflicted => LocalRedirect($"{Links.Reviews()}?done=conflicted"),
        ReviewOutcome.Undeclared => LocalRedirect(Links.Review(id, "declaration")),
        ReviewOutcome.Moved moved => StandsElsewhere(moved.Submission),
        ReviewOutcome.TooMany => LocalRedirect($"{Links.Review(id)}?done=too-many"),
        _ => new AccessRefusal(AccessDecision.Hidden),
    };

    private ViewResult StandsElsewhere(Submission submission)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Moved", Sheets.Moved(submission));
    }
}
