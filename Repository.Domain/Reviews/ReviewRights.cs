using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Reviews;

/// <summary>
/// Asks the policy table within the transaction that writes, of roles, memberships and declarations as they are then: whoever was impartial when the page was
/// shown need not be any more.
/// </summary>
internal static class ReviewRights
{
    /// <returns>The case and why it may not be done, which is null if it may.</returns>
    public static async Task<(SubmissionCase? Case, ReviewOutcome? Refusal)> AskAsync(
        DatabaseSession session, Guid submissionId, string policy, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct)
    {
        var account = by.ActorId ?? throw new ArgumentException("nobody is signed in", nameof(by));
        var (found, permitted) = await AskAsync(session, submissionId, policy, taxonomy, account, ct);
        return found is null ? (null, new ReviewOutcome.NotFound())
            : permitted ? (found, null)
            : !PolicyTable.Named(policy).HoldsIn(found.Subject.State) ? (found, new ReviewOutcome.Moved(found.Submission))
            : (found, new ReviewOutcome.NotFound());
    }

    public static async Task<(SubmissionCase? Case, bool Permitted)> AskAsync(
        DatabaseSession session, Guid submissionId, string policy, TaxonomyTree taxonomy, Guid accountId, CancellationToken ct)
    {
        var found = await SubmissionCases.FindAsync(session, submissionId, accountId, taxonomy, ct);
        if (found is null)
        {
            return (null, false);
        }

        var actor = new Actor { AccountId = accountId, Grants = await RoleStore.OfAsync(session, accountId, ct), PasswordIsFresh = true };
        return (found, PolicyTable.Named(policy).Decide(actor, found.Subject) == AccessDecision.Allowed);
    }

    /// <summary>Whether somebody might claim it, were it to be claimed.</summary>
    public static async Task<bool> MayReviewAsync(DatabaseSession session, Submission submission, Guid accountId, TaxonomyTree taxonomy, CancellationToken ct)
    {
        if (await AccountStore.FindAsync(session, accountId, ct) is not { MaySignIn: true } || await SubmissionCases.FindAsync(session, submission.Id, accountId, taxonomy, ct) is not { } found)
        {
            return false;
        }

        var actor = new Actor { AccountId = accountId, Grants = await RoleStore.OfAsync(session, accountId, ct) };
        var claimable = found.Subject with { State = StoredName.Of(SubmissionState.Submitted) };
        return PolicyTable.Named(PolicyTable.ClaimSubmission).Decide(actor, claimable) == AccessDecision.Allowed;
    }
}
