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

/// <summary>An author's answer to a remark.</summary>
[Route("{language:language}/contribute/{id:guid}/remarks/{remarkId:guid}")]
[Allows(PolicyTable.WriteDraft)]
public sealed class AnswersController(SubmissionCases cases, RemarkStore remarks, RemarkDesk desk, ReviewSheets sheets, ICatalogue catalogue, AccessGate gate, Links links) : Controller
{
    [Get]
    public Task<IActionResult> Edit(Guid id, Guid remarkId, CancellationToken ct) => OfAsync(id, remarkId, (found, remark) => Task.FromResult<IActionResult>(Sheet(found, remark)), ct);

    [HttpPost]
    public Task<IActionResult> Update(Guid id, Guid remarkId, AnswerForm form, CancellationToken ct) => OfAsync(
        id,
        remarkId,
        async (found, remark) =>
        {
            if (sheets.Text("answer", form.Answer, Remark.MaxLength, ModelState) is not { } answer)
            {
                return Sheet(found, remark);
            }

            return await desk.AnswerAsync(id, remarkId, answer, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct) is ReviewOutcome.Done
                ? LocalRedirect($"{links.Submission(id)}#remark-{remarkId:D}")
                : LocalRedirect(links.Submission(id));
        },
        ct);

    private async Task<IActionResult> OfAsync(Guid id, Guid remarkId, Func<SubmissionCase, Remark, Task<IActionResult>> answer, CancellationToken ct)
    {
        if (await cases.FindAsync(id, gate.Actor.AccountId, catalogue.Taxonomy, ct) is not { } found)
        {
            return NotFound();
        }

        return gate.Refusal(PolicyTable.WriteDraft, found.Subject)
            ?? ((await remarks.SentAsync(found.Submission, ct)).FirstOrDefault(remark => remark.Id == remarkId) is { } remark ? await answer(found, remark) : NotFound());
    }

    private ViewResult Sheet(SubmissionCase found, Remark remark)
    {
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return View(FormSheet.View, sheets.Answer(found, remark, ModelState));
    }
}

public sealed class AnswerForm
{
    public string? Answer { get; set; }
}
