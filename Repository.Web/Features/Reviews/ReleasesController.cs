using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Reviews;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Security;

namespace Repository.Web.Features.Reviews;

/// <summary>Leaving a submission to others.</summary>
[Route("{language:language}/reviews/{id:guid}/release")]
[Allows(PolicyTable.ReleaseSubmission)]
public sealed class ReleasesController(ReviewDoor door, ReviewSheets sheets, ReviewDesk desk, ICatalogue catalogue, Links links) : ReviewController(door, sheets, links)
{
    [Get]
    public Task<IActionResult> New(Guid id, CancellationToken ct) => OfAsync(id, PolicyTable.ReleaseSubmission, async found => Sheet(await Sheets.ReleaseAsync(found.Submission, ct)), ct);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken ct) =>
        OfAsync(id, PolicyTable.ReleaseSubmission, async _ => Answer(id, await desk.ReleaseAsync(id, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct), "released"), ct);
}
