using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Reviews;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Security;

namespace Repository.Web.Features.Reviews;

/// <summary>Giving a submission to another moderator.</summary>
[Route("{language:language}/reviews/{id:guid}/reviewer")]
[Allows(PolicyTable.ReassignSubmission)]
public sealed class ReviewersController(ReviewDoor door, ReviewSheets sheets, ReviewDesk desk, ICatalogue catalogue, Links links) : ReviewController(door, sheets, links)
{
    [Get]
    public Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        OfAsync(id, PolicyTable.ReassignSubmission, async found => Sheet(await Sheets.ReassignAsync(found.Submission, ModelState, ct)), ct);

    [HttpPost]
    public Task<IActionResult> Update(Guid id, ReviewerForm form, CancellationToken ct) => OfAsync(
        id,
        PolicyTable.ReassignSubmission,
        async found =>
        {
            var outcome = form.Reviewer is { } reviewer ? await desk.ReassignAsync(id, reviewer, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct) : new ReviewOutcome.NotEligible();
            if (outcome is not ReviewOutcome.NotEligible)
            {
                return Answer(id, outcome, "reassigned");
            }

            Sheets.NotEligible(ModelState);
            return Sheet(await Sheets.ReassignAsync(found.Submission, ModelState, ct));
        },
        ct);
}
