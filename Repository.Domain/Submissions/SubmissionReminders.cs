using Repository.Domain.Data;

namespace Repository.Domain.Submissions;

/// <summary>
/// Reminds authors, reviewers and administrators of what waits for them. Any number of nodes may run it at any time: that somebody was reminded is a row
/// of its own, written in one transaction with the notice and the mail.
/// </summary>
public sealed class SubmissionReminders(Database database)
{
    /// <summary>Few enough to be read at once.</summary>
    private const int AtOnce = 200;

    /// <summary>The least time between two reminders of one submission to the same people.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromDays(1);

    private const string From = """
        from   submissions s
        join   drafts d on d.submission_id = s.id
        """;

    private const string IsNew = """
        not exists (
                   select 1 from submission_reminders r where r.submission_id = s.id and r.reminder = @name and r.version = s.version)
        and    not exists (
                   select 1 from submission_reminders r where r.submission_id = s.id and r.audience = @audience and r.sent_at > @since)
        """;

    /// <summary>Says all that is to be said now.</summary>
    /// <returns>How many reminders were given.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var given = 0;
        foreach (var reminder in Reminder.All)
        {
            IReadOnlyList<Guid> waiting;
            do
            {
                waiting = await WaitingAsync(reminder, ct);
                foreach (var submissionId in waiting)
                {
                    given += await RemindAsync(reminder, submissionId, ct) ? 1 : 0;
                }
            }
            while (waiting.Count == AtOnce);
        }

        return given;
    }

    private Task<IReadOnlyList<Guid>> WaitingAsync(Reminder reminder, CancellationToken ct) => database.ReadAsync(
        session => session.QueryAsync<Guid>($"select s.id {From} where {reminder.Condition} and {IsNew} order by s.id limit {AtOnce}", Parameters(reminder, Guid.Empty, session.Now), ct),
        ct);

    /// <summary>Two nodes that remind of one submission follow one another: the second one sees what the first one has said.</summary>
    private const string Hold = "update submissions set version = version where id = @submissionId";

    private Task<bool> RemindAsync(Reminder reminder, Guid submissionId, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var parameters = Parameters(reminder, submissionId, session.Now);
            await session.ExecuteAsync(Hold, new { submissionId }, ct);
            var insert = $"""
                insert into submission_reminders (submission_id, reminder, version, audience, sent_at)
                select s.id, @name, s.version, @audience, @now
                {From}
                where  s.id = @submissionId and {reminder.Condition} and {IsNew}
                """;
            if (await session.ExecuteAsync(insert, parameters, ct) == 0)
            {
                return false;
            }

            await SubmissionNotices.RemindAsync(session, (await SubmissionStore.FindAsync(session, submissionId, ct))!, reminder, ct);
            return true;
        },
        ct);

    private static object Parameters(Reminder reminder, Guid submissionId, DateTimeOffset now) => new
    {
        submissionId,
        reminder.Name,
        reminder.Audience,
        now,
        first = now - Reminder.First,
        second = now - Reminder.Second,
        ahead = now + Reminder.Ahead,
        since = now - Apart,
    };
}
