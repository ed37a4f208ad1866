using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Security;

namespace Repository.Web.Features.Reviews;

/// <summary>What a reviewer asks of a field.</summary>
[Route("{language:language}/reviews/{id:guid}/remarks")]
[Allows(PolicyTable.Review)]
public sealed class RemarksController(ReviewDoor door, ReviewSheets sheets, RemarkDesk desk, ICatalogue catalogue, Links links) : ReviewController(door, sheets, links)
{
    /// <summary>The form by itself, which stands beside the field, too.</summary>
    [Get("{field}")]
    public Task<IActionResult> New(Guid id, string field, CancellationToken ct) => OfAsync(
        id,
        PolicyTable.Review,
        async found => FieldOf(found, field) is { } declared ? Sheet(await Sheets.RemarkAsync(found, declared, ModelState, ct)) : NotFound(),
        ct);

    [HttpPost("{field}")]
    public Task<IActionResult> Create(Guid id, string field, RemarkForm form, CancellationToken ct) => OfAsync(
        id,
        PolicyTable.Review,
        async found => FieldOf(found, field) is not { } declared ? NotFound()
            : Sheets.Text("remark", form.Remark, Remark.MaxLength, ModelState) is { } remark
                ? Answer(id, await desk.AddAsync(id, field, form.Weight == RemarkForm.Must, remark, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct), "remarked", $"#field-{field}")
            : Sheet(await Sheets.RemarkAsync(found, declared, ModelState, ct)),
        ct);

    [Get("{remarkId:guid}")]
    public Task<IActionResult> Show(Guid id, Guid remarkId, CancellationToken ct) => OfAsync(id, PolicyTable.Review, _ => LocalRedirect($"{Links.Review(id)}#remark-{remarkId:D}"), ct);

    [HttpPost("{remarkId:guid}")]
    public Task<IActionResult> Update(Guid id, Guid remarkId, RemarkActForm form, CancellationToken ct) => OfAsync(
        id,
        PolicyTable.Review,
        async _ => form.Act switch
        {
            RemarkActForm.Resolve => Answer(id, await desk.ResolveAsync(id, remarkId, resolved: true, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct), "resolved", $"#remark-{remarkId:D}"),
            RemarkActForm.Reopen => Answer(id, await desk.ResolveAsync(id, remarkId, resolved: false, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct), "reopened", $"#remark-{remarkId:D}"),
            RemarkActForm.Insist => Answer(id, await desk.InsistAsync(id, remarkId, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct), "reopened", $"#remark-{remarkId:D}"),
            RemarkActForm.Remove => Answer(id, await desk.RemoveAsync(id, remarkId, catalogue.Taxonomy, HttpContext.ToAuditContext(), ct), "removed"),
            _ => BadRequest(),
        },
        ct);

    private static Field? FieldOf(SubmissionCase found, string name) => found.Contribution.Kind.FormFields.FirstOrDefault(field => field.Name == name);
}
