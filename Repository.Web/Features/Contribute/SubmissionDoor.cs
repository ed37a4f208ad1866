using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;

namespace Repository.Web.Features.Contribute;

/// <summary>Leads authors to what they write: whoever may not do what the policy says meets no such submission.</summary>
public sealed class SubmissionDoor(SubmissionCases cases, DraftStore drafts, ICatalogue catalogue, AccessGate gate)
{
    public async Task<IActionResult> OpenAsync(Guid id, string policy, Func<OpenedSubmission, Task<IActionResult>> answer, CancellationToken ct)
    {
        if (await cases.FindAsync(id, gate.Actor.AccountId, catalogue.Taxonomy, ct) is not { } found)
        {
            return new NotFoundResult();
        }

        if (gate.Refusal(policy, found.Subject) is { } refusal)
        {
            return refusal;
        }

        return await drafts.FindAsync(id, ct) is { } draft ? await answer(new OpenedSubmission(found, draft, gate)) : new NotFoundResult();
    }
}

/// <summary>A submission with its draft, as one person has it before them.</summary>
public sealed record OpenedSubmission(SubmissionCase Case, Draft Draft, AccessGate Gate)
{
    public Submission Submission => Case.Submission;

    public bool IsOwner => Case.Subject.Standings.Contains(Standing.Owner);

    public string Title => Draft.Answers.TitleIn(Draft.Kind);

    public bool Allows(string policy) => Gate.Shows(policy, Case.Subject);
}
