using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Audit;
using Repository.Domain.Submissions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Contribute;

/// <summary>Giving a submission up.</summary>
[Route("{language:language}/contribute/{id:guid}/cancel")]
[Allows(PolicyTable.CancelSubmission)]
public sealed class CancellationsController(SubmissionDoor door, AuthoringDesk desk, MoveSheets sheets, DraftPages pages, Texts texts, Links links)
    : MoveController(PolicyTable.CancelSubmission, "cancelled", door, pages, texts, links)
{
    protected override FormSheet Ask(OpenedSubmission opened) => sheets.Cancel(opened);

    protected override Task<AuthoringOutcome> MoveAsync(Guid id, AuditContext by, CancellationToken ct) => desk.CancelAsync(id, by, ct);
}
