using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Reviews;

/// <summary>Saying whether there is a conflict of interest, before anything else: whoever has one does not get the submission.</summary>
public abstract class ConflictController(ReviewDoor door, ReviewSheets sheets, Links links) : ReviewController(door, sheets, links)
{
    /// <summary>Its line of the policy table.</summary>
    protected abstract string Policy { get; }

    /// <summary>What the review's page then says.</summary>
    protected abstract string Done { get; }

    [Get]
    public Task<IActionResult> New(Guid id, CancellationToken ct) => OfAsync(id, Policy, async found => Sheet(await SheetAsync(found.Submission, ct)), ct);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, ConflictForm form, CancellationToken ct) => OfAsync(
        id,
        Policy,
        async found => Sheets.Conflict(form, ModelState) is { } conflict ? Answer(id, await SayAsync(id, conflict, ct), Done) : Sheet(await SheetAsync(found.Submission, ct)),
        ct);

    protected abstract Task<FormSheet> SheetAsync(Submission submission, CancellationToken ct);

    /// <param name="conflict">Empty for none.</param>
    protected abstract Task<ReviewOutcome> SayAsync(Guid id, string conflict, CancellationToken ct);
}
