using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Security;

namespace Repository.Web.Features.Reviews;

/// <summary>What authors and reviewer write to each other about a submission, at an address of each side. Others than those parties do not read it but who sees the review.</summary>
public sealed class MessagesController(SubmissionCases cases, ReviewMessages messages, MessagePages pages, ReviewSheets sheets, ICatalogue catalogue, AccessGate gate) : Controller
{
    [Get("{language:language}/reviews/{id:guid}/messages")]
    [Allows(PolicyTable.SeeReview)]
    public Task<IActionResult> Index(Guid id, CancellationToken ct) => OfAsync(id, PolicyTable.SeeReview, async found => View("Messages", await pages.OfReviewerAsync(found, ModelState, ct)), ct);

    [HttpPost("{language:language}/reviews/{id:guid}/messages")]
    [Allows(PolicyTable.WriteAboutSubmission)]
    public Task<IActionResult> Create(Guid id, MessageForm form, CancellationToken ct) => WriteAsync(id, form, pages.OfReviewerAsync, ct);

    [Get("{language:language}/contribute/{id:guid}/messages")]
    [Allows(PolicyTable.ReadMessages)]
    public Task<IActionResult> IndexOfAuthor(Guid id, CancellationToken ct) => OfAsync(id, PolicyTable.ReadMessages, async found => View("Messages", await pages.OfAuthorAsync(found, ModelState, ct)), ct);

    [HttpPost("{language:language}/contribute/{id:guid}/messages")]
    [Allows(PolicyTable.WriteAboutSubmission)]
    public Task<IActionResult> CreateOfAuthor(Guid id, MessageForm form, CancellationToken ct) => WriteAsync(id, form, pages.OfAuthorAsync, ct);

    private Task<IActionResult> WriteAsync(
        Guid id, MessageForm form, Func<SubmissionCase, Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary, CancellationToken, Task<MessagesPage>> page, CancellationToken ct) => OfAsync(
        id,
        PolicyTable.WriteAboutSubmission,
        async found =>
        {
            if (sheets.Text("message", form.Message, ReviewMessage.MaxLength, ModelState) is { } message)
            {
                var outcome = await messages.WriteAsync(id, message, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct);
                if (outcome is ReviewOutcome.Done)
                {
                    return LocalRedirect($"{Request.Path}#write");
                }

                sheets.NotWritten(outcome, ModelState);
            }

            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Messages", await page(found, ModelState, ct));
        },
        ct);

    private async Task<IActionResult> OfAsync(Guid id, string policy, Func<SubmissionCase, Task<IActionResult>> answer, CancellationToken ct) =>
        await cases.FindAsync(id, gate.Actor.AccountId, catalogue.Taxonomy, ct) is not { } found ? NotFound() : gate.Refusal(policy, found.Subject) ?? await answer(found);
}

public sealed class MessageForm
{
    public string? Message { get; set; }
}
