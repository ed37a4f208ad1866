using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Security;

namespace Repository.Web.Features.Reviews;

/// <summary>What a remark says, for whoever wrote it to write otherwise before it is sent.</summary>
[Route("{language:language}/reviews/{id:guid}/remarks/{remarkId:guid}/text")]
[Allows(PolicyTable.Review)]
public sealed class RemarkTextsController(ReviewDoor door, ReviewSheets sheets, RemarkStore remarks, RemarkDesk desk, ICatalogue catalogue, Links links) : ReviewController(door, sheets, links)
{
    [Get]
    public Task<IActionResult> Edit(Guid id, Guid remarkId, CancellationToken ct) => OfAsync(id, remarkId, async (found, remark) => Sheet(await Sheets.EditAsync(found, remark, ModelState, ct)), ct);

    [HttpPost]
    public Task<IActionResult> Update(Guid id, Guid remarkId, RemarkForm form, CancellationToken ct) => OfAsync(
        id,
        remarkId,
        async (found, remark) => Sheets.Text("remark", form.Remark, Remark.MaxLength, ModelState) is { } text
            ? Answer(id, await desk.EditAsync(id, remarkId, form.Weight == RemarkForm.Must, text, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct), "edited", $"#remark-{remarkId:D}")
            : Sheet(await Sheets.EditAsync(found, remark, ModelState, ct)),
        ct);

    private Task<IActionResult> OfAsync(Guid id, Guid remarkId, Func<SubmissionCase, Remark, Task<IActionResult>> answer, CancellationToken ct) => OfAsync(
        id,
        PolicyTable.Review,
        async found => (await remarks.OfAsync(id, ct)).FirstOrDefault(one => one.Id == remarkId && one.MadeById == HttpContext.ToAuditContext().ActorId) is { } remark
            ? await answer(found, remark)
            : NotFound(),
        ct);
}
