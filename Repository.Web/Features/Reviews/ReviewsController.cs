using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Security;

namespace Repository.Web.Features.Reviews;

/// <summary>The queue, and each submission as its reviewers see it: the page on which they decide.</summary>
[Route("{language:language}/reviews")]
public sealed class ReviewsController(
    ReviewDoor door, ReviewSheets sheets, QueuePages queue, ReviewPages pages, DecisionReading decisions, ReviewDesk desk, RatingStore ratings, ICatalogue catalogue, Links links)
    : ReviewController(door, sheets, links)
{
    [Get]
    [Allows(PolicyTable.SeeReviews)]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var list = await queue.ListAsync(QueueQuery.Of(Request.Query), NumberedAddress.Page(Request.Query), Request.Query["done"].ToString(), ct);
        return list.Pager.Page > list.Pager.Last ? Redirect(list.Pager.Address(list.Pager.Last)) : View(list);
    }

    [Get("{id:guid}")]
    [Allows(PolicyTable.SeeReview)]
    public Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        OfAsync(id, PolicyTable.SeeReview, async found => View(await pages.OfAsync(found, new TypedDecision { Template = Request.Query["template"].ToString() }, Request.Query["done"].ToString(), ct)), ct);

    /// <summary>Keeps the criteria, or decides.</summary>
    [HttpPost("{id:guid}")]
    [Allows(PolicyTable.DecideSubmission)]
    public Task<IActionResult> Decide(Guid id, DecisionForm form, CancellationToken ct) => OfAsync(
        id,
        PolicyTable.DecideSubmission,
        async found =>
        {
            var typed = decisions.Typed(form, Request.Form, ModelState);
            if (form.Act == DecisionForm.Keep && ModelState.IsValid)
            {
                return Answer(id, await ratings.SaveAsync(id, typed.Ratings, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct), "kept", "#criteria");
            }

            var decision = form.Act == DecisionForm.Keep ? null : decisions.Read(form, typed, ModelState);
            var outcome = decision is null || !ModelState.IsValid ? null : await desk.DecideAsync(id, decision, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct);
            if (outcome is ReviewOutcome.MustsOpen or ReviewOutcome.Unconfirmed or ReviewOutcome.Withdrawn)
            {
                decisions.Explain(outcome, ModelState);
                return await AgainAsync(found, typed, StatusCodes.Status409Conflict, ct);
            }

            return outcome is null ? await AgainAsync(found, typed, StatusCodes.Status400BadRequest, ct) : Answer(id, outcome, decision!.Kind.ToString().ToLowerInvariant());
        },
        ct);

    private async Task<IActionResult> AgainAsync(SubmissionCase found, TypedDecision typed, int status, CancellationToken ct)
    {
        Response.StatusCode = status;
        return View("Show", await pages.OfAsync(found, typed with { Errors = DecisionReading.Errors(ModelState) }, done: "", ct));
    }
}
