using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Submissions;

/// <summary>What a focal point does who has followed the link in a mail: look at the text, confirm it or decline. The link speaks for them; they need no account.</summary>
public sealed class ConfirmationDesk(Database database, SubmissionLimits limits)
{
    private const string SelectByToken = $"""
        select {ConfirmationRow.Columns}
        {ConfirmationRow.From}
        join   confirmation_tokens t on t.confirmation_id = c.id
        where  t.hash = @hash and c.expires_at > @now and {ConfirmationRow.IsOpen}
        """;

    /// <summary>What the link leads to, without using it up: programs that read mails follow links, too.</summary>
    /// <returns>Null if it is not good any more, or never was.</returns>
    public Task<Confirmation?> FindAsync(string secret, CancellationToken ct) =>
        database.ReadAsync(async session => (await FindAsync(session, secret, ct))?.ToConfirmation(), ct);

    private static Task<ConfirmationRow?> FindAsync(DatabaseSession session, string secret, CancellationToken ct) =>
        session.FirstOrDefaultAsync<ConfirmationRow>(SelectByToken, new { hash = Secret.Hash(secret), now = session.Now }, ct);

    private const string Update = """
        update confirmations
        set    answer = @answer, answered_at = @now, reason = @reason
        where  id = @id and answer is null
        """;

    /// <summary>Notes the answer, once: of two at the same time one counts. A submission that waited for it goes on its way, or back to its authors.</summary>
    /// <param name="reason">Why it is declined; null if it is confirmed.</param>
    /// <param name="by">From where the answer came; nobody with an account gave it.</param>
    /// <returns>False if the link is not good any more.</returns>
    public Task<bool> AnswerAsync(string secret, string? reason, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            AuditLog.Announce(session);
            var answer = reason is null ? ConfirmationAnswer.Confirmed : ConfirmationAnswer.Declined;
            if (await FindAsync(session, secret, ct) is not { } open
                || await session.ExecuteAsync(Update, new { open.Id, answer = StoredName.Of(answer), reason = reason ?? "", now = session.Now }, ct) == 0)
            {
                return false;
            }

            var nobody = by with { ActorId = null, ActorName = null };
            var submission = (await SubmissionStore.FindAsync(session, open.SubmissionId, ct))!;
            if (submission.State == SubmissionState.AwaitingConfirmation)
            {
                await MoveAsync(session, submission, reason, taxonomy, nobody, ct);
            }
            else
            {
                await SubmissionNotices.TellOfAnswerAsync(session, submission, answer, reason ?? "", nobody, ct);
                await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.ConfirmationAnswered, nobody, submission.Id) { Changes = [AuditFields.Cause.Changed(null, StoredName.Of(answer))] }, ct);
            }

            return true;
        },
        ct);

    private async Task MoveAsync(DatabaseSession session, Submission submission, string? reason, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct)
    {
        var moved = reason is null
            ? await SubmissionMoves.MakeAsync(session, submission, SubmissionAction.Confirm, confirmed => limits.Submitted(confirmed, session.Now), reason: "", by, ct)
            : await SubmissionMoves.MakeAsync(session, submission, SubmissionAction.Decline, declined => declined with { DueAt = null }, reason, by, ct);
        if (moved is null)
        {
            throw new InvalidOperationException($"submission {submission.Id} awaited its confirmation a moment ago");
        }

        await SubmissionNotices.TellModeratorsAsync(session, moved, taxonomy, by, ct);
    }
}
