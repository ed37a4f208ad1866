using Repository.Domain.Audit;
using Repository.Domain.Data;

namespace Repository.Domain.Submissions;

/// <summary>The one place where a submission goes from one state to the next, with its row of history, the audit entry, and word of it to those whom it concerns.</summary>
public static class SubmissionMoves
{
    private const string Insert = """
        insert into submissions (id, contribution_id, based_on_id, state, rounds, opened_at, changed_at, version)
        values (@id, @contributionId, @basedOnId, 'draft', 0, @now, @now, 1)
        on     conflict do nothing
        """;

    /// <summary>Opens a submission as a draft.</summary>
    /// <returns>Null if another one of the contribution is open.</returns>
    internal static async Task<Submission?> OpenAsync(DatabaseSession session, Guid contributionId, Guid? basedOnId, AuditContext by, CancellationToken ct)
    {
        var opened = new Submission
        {
            Id = Guid.CreateVersion7(session.Now),
            ContributionId = contributionId,
            BasedOnId = basedOnId,
            State = SubmissionState.Draft,
            Rounds = 0,
            OpenedAt = session.Now,
            ChangedAt = session.Now,
            Version = 1,
        };
        if (await session.ExecuteAsync(Insert, new { opened.Id, contributionId, basedOnId, now = opened.OpenedAt }, ct) == 0)
        {
            return null;
        }

        await NoteAsync(session, before: null, opened, SubmissionAction.Open, reason: "", by, ct);
        return opened;
    }

    private const string Update = """
        update submissions
        set    state = @state, revision_id = @revisionId, rounds = @rounds, reviewer_id = @reviewerId,
               submitted_at = @submittedAt, changed_at = @changedAt, due_at = @dueAt, version = version + 1
        where  id = @id and version = @version
        """;

    /// <summary>Takes the step that the action is.</summary>
    /// <param name="submission">As it was read in this transaction.</param>
    /// <param name="with">What changes beside the state.</param>
    /// <param name="reason">As it is written to the author.</param>
    /// <returns>As it is now; null if the action is not to be done in its state.</returns>
    internal static async Task<Submission?> MakeAsync(
        DatabaseSession session, Submission submission, SubmissionAction action, Func<Submission, Submission> with, string reason, AuditContext by, CancellationToken ct)
    {
        if (SubmissionFlow.After(action, submission.State) is not { } to)
        {
            return null;
        }

        var moved = with(submission with { State = to, ChangedAt = session.Now });
        var row = new
        {
            moved.Id,
            state = StoredName.Of(moved.State),
            moved.RevisionId,
            moved.Rounds,
            moved.ReviewerId,
            moved.SubmittedAt,
            moved.ChangedAt,
            moved.DueAt,
            submission.Version,
        };
        if (await session.ExecuteAsync(Update, row, ct) == 0)
        {
            return null;
        }

        await NoteAsync(session, submission, moved, action, reason, by, ct);
        return moved with { Version = submission.Version + 1 };
    }

    private const string InsertTransition = """
        insert into submission_transitions (submission_id, ordinal, action, from_state, to_state, at, actor_id, revision_id, reason)
        select @id, coalesce(max(ordinal), 0) + 1, @action, @from, @to, @now, @actor, @revisionId, @reason
        from   submission_transitions
        where  submission_id = @id
        """;

    private static async Task NoteAsync(DatabaseSession session, Submission? before, Submission moved, SubmissionAction action, string reason, AuditContext by, CancellationToken ct)
    {
        var row = new
        {
            moved.Id,
            action = StoredName.Of(action),
            from = before is null ? null : StoredName.Of(before.State),
            to = StoredName.Of(moved.State),
            now = session.Now,
            actor = by.ActorId,
            moved.RevisionId,
            reason,
        };
        await session.ExecuteAsync(InsertTransition, row, ct);
        await SubmissionNotices.TellAsync(session, before, moved, action, reason, by, ct);
        var entry = new AuditEntry(EventOf(action), by, moved.Id)
        {
            Changes = [AuditFields.State.Changed(row.from, row.to), AuditFields.Cause.Changed(null, row.action), .. reason.Length > 0 ? [AuditFields.Reason.Changed(null, reason)] : Array.Empty<AuditChange>()],
        };
        await AuditLog.AppendAsync(session, entry, ct);
    }

    private static AuditEvent EventOf(SubmissionAction action) => action switch
    {
        SubmissionAction.Open => AuditEvents.SubmissionOpened,
        SubmissionAction.Submit or SubmissionAction.AskFocalPoint or SubmissionAction.Resubmit => AuditEvents.SubmissionSubmitted,
        SubmissionAction.Approve or SubmissionAction.Reject or SubmissionAction.RequestChanges => AuditEvents.SubmissionDecided,
        _ => AuditEvents.SubmissionMoved,
    };
}
