using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Organisations;
using Repository.Domain.Reviews;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Submissions;

/// <summary>What authors do with what they write: begin, submit, take back, cancel. Whether they may is asked of the policy table before.</summary>
public sealed class AuthoringDesk(Database database, ContributionStore contributions, SubmissionLimits limits)
{
    /// <summary>Begins a contribution, for the organisation that the author belongs to now.</summary>
    public Task<AuthoringOutcome> StartAsync(Kind kind, string language, AuditContext by, CancellationToken ct) => database.WriteAsync<AuthoringOutcome>(
        async session =>
        {
            AuditLog.Announce(session);
            var author = by.ActorId ?? throw new ArgumentException("nobody is signed in", nameof(by));
            if (await ActedAsync(session, author, SubmissionAction.Open, ct) >= limits.PerDay)
            {
                return new AuthoringOutcome.TooMany(limits.PerDay);
            }

            var contributionId = await ContributionStore.AddUnpublishedAsync(session, kind, ct);
            var membership = await MembershipStore.CurrentAsync(session, author, ct);
            await AuthorStore.SetAsync(session, contributionId, author, AuthorRole.Owner, membership?.Organisation?.Id, ct);
            var opened = await SubmissionMoves.OpenAsync(session, contributionId, basedOnId: null, by, ct);
            await DraftStore.AddAsync(session, opened!.Id, kind, DraftAnswers.Empty.With(DraftAnswers.LanguageName, [language]), author, ct);
            return new AuthoringOutcome.Done(opened);
        },
        ct);

    /// <summary>Begins a change of what is published, or goes on with the one that is open. The public copy stays until the change is approved.</summary>
    public Task<AuthoringOutcome> ChangeAsync(Guid contributionId, AuditContext by, CancellationToken ct) => database.WriteAsync<AuthoringOutcome>(
        async session =>
        {
            AuditLog.Announce(session);
            var author = by.ActorId ?? throw new ArgumentException("nobody is signed in", nameof(by));
            if (await ContributionStore.FindAsync(session, contributionId, ct) is not { Publication: PublicationState.Published, PublishedRevisionId: { } revisionId }
                || await contributions.RevisionAsync(session, revisionId, ct) is not { } revision)
            {
                return new AuthoringOutcome.NotFound();
            }

            if (await SubmissionStore.OpenOfAsync(session, contributionId, ct) is { } open)
            {
                return new AuthoringOutcome.Moved(open);
            }

            if (await ActedAsync(session, author, SubmissionAction.Open, ct) >= limits.PerDay)
            {
                return new AuthoringOutcome.TooMany(limits.PerDay);
            }

            if (await SubmissionMoves.OpenAsync(session, contributionId, revisionId, by, ct) is not { } opened)
            {
                return await SubmissionStore.OpenOfAsync(session, contributionId, ct) is { } other ? new AuthoringOutcome.Moved(other) : new AuthoringOutcome.NotFound();
            }

            await DraftStore.AddAsync(session, opened.Id, revision.Content.Kind, DraftAnswers.Of(revision.Content), author, ct);
            await FocalPointStore.CopyAsync(session, opened, author, ct);
            return new AuthoringOutcome.Done(opened);
        },
        ct);

    /// <summary>Sends what stands in the draft on its way, or back to the reviewer who asked for changes.</summary>
    /// <param name="version"><see cref="Draft.Version"/> of what the author has seen: nobody submits what a colleague wrote a moment ago.</param>
    public Task<AuthoringOutcome> SubmitAsync(Guid submissionId, long version, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => database.WriteAsync<AuthoringOutcome>(
        async session =>
        {
            AuditLog.Announce(session);
            if (await SubmissionStore.FindAsync(session, submissionId, ct) is not { } submission || await DraftStore.FindAsync(session, submissionId, ct) is not { } draft)
            {
                return new AuthoringOutcome.NotFound();
            }

            if (!submission.IsWritable || draft.Version != version)
            {
                return new AuthoringOutcome.Moved(submission);
            }

            var reading = await ReadAsync(session, submission, draft, taxonomy, ct);
            if (reading.Problems.Count > 0)
            {
                return new AuthoringOutcome.NotReady(reading.Problems);
            }

            if (submission.RevisionId is { } sent && await contributions.RevisionAsync(session, sent, ct) is { } before
                && await RemarkDesk.UnheededAsync(session, submission, before.Content, reading.Content, ct) is { Count: > 0 } unheeded)
            {
                return new AuthoringOutcome.NotReady(unheeded);
            }

            if (by.ActorId is { } author && await ActedAsync(session, author, SubmissionAction.Submit, ct) + await ActedAsync(session, author, SubmissionAction.AskFocalPoint, ct) >= limits.PerDay)
            {
                return new AuthoringOutcome.TooMany(limits.PerDay);
            }

            return await SendAsync(session, submission, reading.Content, taxonomy, by, ct);
        },
        ct);

    /// <summary>To the moderators, or to the focal point who has not confirmed such a text yet. What a reviewer waits for goes back to them at once, and is confirmed meanwhile.</summary>
    private async Task<AuthoringOutcome> SendAsync(DatabaseSession session, Submission submission, RevisionContent content, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct)
    {
        var missing = await FocalPointStore.MissingAsync(session, contributions, submission.Id, content, ct);
        if (missing is not null && !await ConfirmationAsking.MayMailAsync(session, missing.Email, limits, ct))
        {
            return new AuthoringOutcome.TooManyMails(limits.ConfirmationMailsPerDay);
        }

        var revisionId = await contributions.AddRevisionAsync(session, submission.ContributionId, content, ct);
        var action = submission.State != SubmissionState.Draft ? SubmissionAction.Resubmit : missing is not null ? SubmissionAction.AskFocalPoint : SubmissionAction.Submit;
        if (await SubmissionMoves.MakeAsync(session, submission, action, moved => Sent(moved, session.Now) with { RevisionId = revisionId }, reason: "", by, ct) is not { } sent)
        {
            return new AuthoringOutcome.Moved(submission);
        }

        if (missing is not null)
        {
            await ConfirmationAsking.AskAsync(session, submission.Id, revisionId, by.ActorId!.Value, limits, ct);
        }

        await SubmissionNotices.TellModeratorsAsync(session, sent, taxonomy, by, ct);
        return new AuthoringOutcome.Done(sent);
    }

    /// <summary>Back to the author's desk, as long as nobody reviews it.</summary>
    public Task<AuthoringOutcome> TakeBackAsync(Guid submissionId, AuditContext by, CancellationToken ct) =>
        MoveAsync(submissionId, SubmissionAction.TakeBack, by, ct);

    /// <summary>Ends it. What is published already stays so.</summary>
    public Task<AuthoringOutcome> CancelAsync(Guid submissionId, AuditContext by, CancellationToken ct) =>
        MoveAsync(submissionId, SubmissionAction.Cancel, by, ct);

    /// <summary>The draft as a record, with what stands in the way of submitting it.</summary>
    public Task<DraftReading> ReadAsync(Submission submission, Draft draft, TaxonomyTree taxonomy, CancellationToken ct) =>
        database.ReadAsync(session => ReadAsync(session, submission, draft, taxonomy, ct), ct);

    private async Task<DraftReading> ReadAsync(DatabaseSession session, Submission submission, Draft draft, TaxonomyTree taxonomy, CancellationToken ct)
    {
        var basis = submission.BasedOnId is { } id ? await contributions.RevisionAsync(session, id, ct) : null;
        return DraftReading.Of(draft.Kind, draft.Answers, basis?.Content, taxonomy).Checked(taxonomy, DateOnly.FromDateTime(session.Now.UtcDateTime));
    }

    private Task<AuthoringOutcome> MoveAsync(Guid submissionId, SubmissionAction action, AuditContext by, CancellationToken ct) => database.WriteAsync<AuthoringOutcome>(
        async session =>
        {
            AuditLog.Announce(session);
            return await SubmissionStore.FindAsync(session, submissionId, ct) is { } submission
                ? Outcome(submission, await SubmissionMoves.MakeAsync(session, submission, action, moved => moved with { DueAt = null }, reason: "", by, ct))
                : new AuthoringOutcome.NotFound();
        },
        ct);

    private Submission Sent(Submission moved, DateTimeOffset now) =>
        moved.State == SubmissionState.AwaitingConfirmation ? moved with { DueAt = now.AddDays(limits.ConfirmationDays) } : limits.Submitted(moved, now);

    private static AuthoringOutcome Outcome(Submission before, Submission? after) => after is null ? new AuthoringOutcome.Moved(before) : new AuthoringOutcome.Done(after);

    private const string CountActs = """
        select count(*)
        from   submission_transitions
        where  actor_id = @accountId and action = @action and at > @since
        """;

    private static Task<int> ActedAsync(DatabaseSession session, Guid accountId, SubmissionAction action, CancellationToken ct) =>
        session.FirstOrDefaultAsync<int>(CountActs, new { accountId, action = StoredName.Of(action), since = session.Now - SubmissionLimits.Day }, ct);
}
