using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Reviews;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Security;

namespace Repository.Web.Features.Reviews;

/// <summary>Taking a submission upon oneself: whoever has a conflict of interest says so first, and does not get it.</summary>
[Route("{language:language}/reviews/{id:guid}/claim")]
[Allows(PolicyTable.ClaimSubmission)]
public sealed class ClaimsController(ReviewDoor door, ReviewSheets sheets, ReviewDesk desk, ICatalogue catalogue, Links links) : ReviewController(door, sheets, links)
{
    [Get]
    public Task<IActionResult> New(Guid id, CancellationToken ct) =>
        OfAsync(id, PolicyTable.ClaimSubmission, async found => Sheet(await Sheets.ClaimAsync(found.Submission, ModelState, ct)), ct);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, ConflictForm form, CancellationToken ct) => OfAsync(
        id,
        PolicyTable.ClaimSubmission,
        async found => Sheets.Conflict(form, ModelState) is { } conflict
            ? Answer(id, await desk.ClaimAsync(id, conflict, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct), "claimed")
            : Sheet(await Sheets.ClaimAsync(found.Submission, ModelState, ct)),
        ct);
}

/// <summary>The same of a submission that one was given.</summary>
[Route("{language:language}/reviews/{id:guid}/declaration")]
[Allows(PolicyTable.Review)]
public sealed class DeclarationsController(ReviewDoor door, ReviewSheets sheets, ReviewDesk desk, ICatalogue catalogue, Links links) : ReviewController(door, sheets, links)
{
    [Get]
    public Task<IActionResult> New(Guid id, CancellationToken ct) =>
        OfAsync(id, PolicyTable.Review, async found => Sheet(await Sheets.DeclareAsync(found.Submission, ModelState, ct)), ct);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, ConflictForm form, CancellationToken ct) => OfAsync(
        id,
        PolicyTable.Review,
        async found => Sheets.Conflict(form, ModelState) is { } conflict
            ? Answer(id, await desk.DeclareAsync(id, conflict, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct), "declared")
            : Sheet(await Sheets.DeclareAsync(found.Submission, ModelState, ct)),
        ct);
}

public sealed class ConflictForm
{
    /// <summary><c>none</c> or <c>some</c>.</summary>
    public string? Conflict { get; set; }

    /// <summary>Which one.</summary>
    public string? Which { get; set; }
}
