using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;

namespace Repository.Web.Features.Reviews;

/// <summary>Leads moderators to a submission. Whoever may not see it meets none; whoever may, and comes too late for what they want, is told where it stands now.</summary>
public sealed class ReviewDoor(SubmissionCases cases, ICatalogue catalogue, AccessGate gate)
{
    /// <returns>The case, or the answer to give instead: null and null where it stands elsewhere.</returns>
    public async Task<(SubmissionCase? Case, IActionResult? Answer)> OpenAsync(Guid id, string policy, CancellationToken ct)
    {
        if (await cases.FindAsync(id, gate.Actor.AccountId, catalogue.Taxonomy, ct) is not { } found)
        {
            return (null, new NotFoundResult());
        }

        if (gate.Refusal(PolicyTable.SeeReview, found.Subject) is { } hidden)
        {
            return (null, hidden);
        }

        return gate.Refusal(policy, found.Subject) is { } refusal && PolicyTable.Named(policy).HoldsIn(found.Subject.State) ? (null, refusal) : (found, null);
    }

    public bool Shows(string policy, SubmissionCase found) => gate.Shows(policy, found.Subject);
}
