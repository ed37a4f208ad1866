using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Reviews;

/// <summary>Taking a submission upon oneself.</summary>
[Route("{language:language}/reviews/{id:guid}/claim")]
[Allows(PolicyTable.ClaimSubmission)]
public sealed class ClaimsController(ReviewDoor door, ReviewSheets sheets, ReviewDesk desk, ICatalogue catalogue, Links links) : ConflictController(door, sheets, links)
{
    protected override string Policy => PolicyTable.ClaimSubmission;

    protected override string Done => "claimed";

    protected override Task<FormSheet> SheetAsync(Submission submission, CancellationToken ct) => Sheets.ClaimAsync(submission, ModelState, ct);

    protected override Task<ReviewOutcome> SayAsync(Guid id, string conflict, CancellationToken ct) => desk.ClaimAsync(id, conflict, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct);
}
