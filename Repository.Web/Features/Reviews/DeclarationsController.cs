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

/// <summary>Reviewing a submission that one was given.</summary>
[Route("{language:language}/reviews/{id:guid}/declaration")]
[Allows(PolicyTable.Review)]
public sealed class DeclarationsController(ReviewDoor door, ReviewSheets sheets, ReviewDesk desk, ICatalogue catalogue, Links links) : ConflictController(door, sheets, links)
{
    protected override string Policy => PolicyTable.Review;

    protected override string Done => "declared";

    protected override Task<FormSheet> SheetAsync(Submission submission, CancellationToken ct) => Sheets.DeclareAsync(submission, ModelState, ct);

    protected override Task<ReviewOutcome> SayAsync(Guid id, string conflict, CancellationToken ct) => desk.DeclareAsync(id, conflict, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct);
}
