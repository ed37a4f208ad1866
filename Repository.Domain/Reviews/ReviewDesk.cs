using Repository.Domain.Access;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Reviews;

/// <summary>What moderators do with a submission: take it upon themselves, leave it, give it to another, decide. Rights are asked again in the transaction that writes.</summary>
public sealed class ReviewDesk(Database database, ContributionStore contributions, SubmissionLimits limits)
{
    /// <summary>Takes a submission upon oneself, having said whether there is a conflict of interest.</summary>
    /// <param name="conflict">Which one; empty for none. Who has one is noted and does not get it.</param>
    public Task<ReviewOutcome> ClaimAsync(Guid submissionId, string conflict, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => ActAsync(
        submissionId,
        PolicyTable.ClaimSubmission,
        taxonomy,
        by,
        async (session, submission) => conflict.Length > 0
            ? await ConflictedAsync(session, submission, conflict, by, ct)
            : await DeclaredAsync(session, submission, by, ct) ?? Outcome(submission, await SubmissionMoves.MakeAsync(session, submission, SubmissionAction.Claim, moved => moved with { ReviewerId = by.ActorId }, reason: "", by, ct)),
        ct);

    /// <summary>Says whether there is a conflict of interest with what one was given to review. Who has one leaves it to others thereby.</summary>
    public Task<ReviewOutcome> DeclareAsync(Guid submissionId, string conflict, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => ActAsync(
        submissionId,
        PolicyTable.Review,
        taxonomy,
        by,
        async (session, submission) => conflict.Length > 0
            ? await ConflictedAsync(session, submission, conflict, by, ct)
            : await DeclaredAsync(session, submission, by, ct) ?? new ReviewOutcome.Done(submission),
        ct);

    /// <summary>Leaves it to others.</summary>
    public Task<ReviewOutcome> ReleaseAsync(Guid submissionId, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => ActAsync(
        submissionId,
        PolicyTable.ReleaseSubmission,
        taxonomy,
        by,
        async (session, submission) => Outcome(submission, await ReleasedAsync(session, submission, by, ct)),
        ct);

    /// <summary>Gives it to another moderator: one of what it is about, without a part in it.</summary>
    public Task<ReviewOutcome> ReassignAsync(Guid submissionId, Guid reviewerId, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => ActAsync(
        submissionId,
        PolicyTable.ReassignSubmission,
        taxonomy,
        by,
        async (session, submission) => reviewerId == submission.ReviewerId || !await ReviewRights.MayReviewAsync(session, submission, reviewerId, taxonomy, ct)
            ? new ReviewOutcome.NotEligible()
            : Outcome(submission, await SubmissionMoves.MakeAsync(session, submission, SubmissionAction.Reassign, moved => moved with { ReviewerId = reviewerId }, reason: "", by, ct)),
        ct);

    /// <summary>Decides on the text that the reviewer has read. An approval publishes it in the same transaction.</summary>
    public Task<ReviewOutcome> DecideAsync(Guid submissionId, Decision decision, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => ActAsync(
        submissionId,
        PolicyTable.DecideSubmission,
        taxonomy,
        by,
        async (session, submission) =>
        {
            if (submission.RevisionId != decision.RevisionId)
            {
                return new ReviewOutcome.Moved(submission);
            }

            if (await DeclarationStore.FindAsync(session, submissionId, by.ActorId!.Value, ct) is null)
            {
                return new ReviewOutcome.Undeclared();
            }

            return decision.Kind == DecisionKind.Approve
                ? await ApproveAsync(session, submission, decision, by, ct)
                : Outcome(submission, await DecidedAsync(session, submission, decision, by, ct));
        },
        ct);

    private async Task<ReviewOutcome> ApproveAsync(DatabaseSession session, Submission submission, Decision decision, AuditContext by, CancellationToken ct)
    {
        if (await RemarkStore.OpenMustsAsync(session, submission.Id, ct) is { Count: > 0 } musts)
        {
            return new ReviewOutcome.MustsOpen(musts.Count);
        }

        var revision = (await contributions.RevisionAsync(session, decision.RevisionId, ct))!;
        if (await FocalPointStore.MissingAsync(session, contributions, submission.Id, revision.Content, ct) is not null)
        {
            return new ReviewOutcome.Unconfirmed();
        }

        if (!await ContributionStore.PublishAsync(session, revision, ct))
        {
            return new ReviewOutcome.Withdrawn();
        }

        var approved = await DecidedAsync(session, submission, decision, by, ct)
            ?? throw new InvalidOperationException($"submission {submission.Id} was in review a moment ago");
        var entry = new AuditEntry(AuditEvents.ContributionPublished, by, submission.ContributionId) { Changes = [AuditFields.Revision.Changed(submission.BasedOnId?.ToString("D"), revision.Id.ToString("D"))] };
        await AuditLog.AppendAsync(session, entry, ct);
        await ChangeLog.AppendAsync(session, ChangeSubjects.Contribution, submission.ContributionId.ToString("D"), ct);
        return new ReviewOutcome.Done(approved);
    }

    /// <summary>With the ratings that go with the decision: what is refused keeps none of them.</summary>
    private async Task<Submission?> DecidedAsync(DatabaseSession session, Submission submission, Decision decision, AuditContext by, CancellationToken ct)
    {
        var decided = await SubmissionMoves.MakeAsync(session, submission, decision.Action, moved => moved with { DueAt = DueAt(decision, session.Now) }, decision.Reason, by, ct);
        if (decided is not null && decision.Ratings.Count > 0)
        {
            await RatingStore.SetAsync(session, submission, decision.Ratings, by, ct);
        }

        return decided;
    }

    private DateTimeOffset? DueAt(Decision decision, DateTimeOffset now) =>
        decision.Kind == DecisionKind.RequestChanges ? decision.AnswerBy ?? now.AddDays(limits.AnswerDays) : null;

    /// <returns>Why it does not go on: a conflict that was declared before.</returns>
    private static async Task<ReviewOutcome?> DeclaredAsync(DatabaseSession session, Submission submission, AuditContext by, CancellationToken ct) =>
        await DeclarationStore.SetAsync(session, submission.Id, by.ActorId!.Value, conflict: "", ct) == 0 ? new ReviewOutcome.Conflicted(submission) : null;

    private static async Task<ReviewOutcome> ConflictedAsync(DatabaseSession session, Submission submission, string conflict, AuditContext by, CancellationToken ct)
    {
        await DeclarationStore.SetAsync(session, submission.Id, by.ActorId!.Value, conflict, ct);
        await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.ConflictDeclared, by, submission.Id) { Changes = [AuditFields.Reason.Changed(null, conflict)] }, ct);
        return new ReviewOutcome.Conflicted(submission.ReviewerId == by.ActorId ? await ReleasedAsync(session, submission, by, ct) ?? submission : submission);
    }

    private static Task<Submission?> ReleasedAsync(DatabaseSession session, Submission submission, AuditContext by, CancellationToken ct) =>
        SubmissionMoves.MakeAsync(session, submission, SubmissionAction.Release, moved => moved with { ReviewerId = null }, reason: "", by, ct);

    private Task<ReviewOutcome> ActAsync(
        Guid submissionId, string policy, TaxonomyTree taxonomy, AuditContext by, Func<DatabaseSession, Submission, Task<ReviewOutcome>> act, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            AuditLog.Announce(session);
            var (found, refusal) = await ReviewRights.AskAsync(session, submissionId, policy, taxonomy, by, ct);
            return refusal ?? await act(session, found!.Submission);
        },
        ct);

    private static ReviewOutcome Outcome(Submission before, Submission? after) => after is null ? new ReviewOutcome.Moved(before) : new ReviewOutcome.Done(after);
}
