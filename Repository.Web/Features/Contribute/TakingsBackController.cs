using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Audit;
using Repository.Domain.Submissions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Contribute;

/// <summary>Back to the author's desk, before anybody has begun to review.</summary>
[Route("{language:language}/contribute/{id:guid}/take-back")]
[Allows(PolicyTable.TakeBackSubmission)]
public sealed class TakingsBackController(SubmissionDoor door, AuthoringDesk desk, MoveSheets sheets, DraftPages pages, Texts texts, Links links)
    : MoveController(PolicyTable.TakeBackSubmission, "taken-back", door, pages, texts, links)
{
    protected override FormSheet Ask(OpenedSubmission opened) => sheets.TakeBack(opened);

    protected override Task<AuthoringOutcome> MoveAsync(Guid id, AuditContext by, CancellationToken ct) => desk.TakeBackAsync(id, by, ct);
}
