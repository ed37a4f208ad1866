using System.Globalization;
using Repository.Domain.Access;
using Repository.Domain.Audit;
using Repository.Domain.Data;

namespace Repository.Domain.Discussions;

public sealed partial class DiscussionDesk
{
    private const string CountReports = "select count(*) from post_reports where account_id = @accountId and at > @since";

    /// <summary>Once more by the same person stands in place of what they reported before; what was seen to already stays so.</summary>
    private const string UpsertReport = """
        insert into post_reports (thread_id, number, account_id, reason, note, at)
        values (@threadId, @number, @accountId, @reason, @note, @now)
        on     conflict (thread_id, number, account_id) do update
        set    reason = excluded.reason, note = excluded.note
        """;

    /// <summary>Reports somebody else's post to those who moderate. Nobody learns who did.</summary>
    public Task<PostOutcome> ReportAsync(int threadNumber, int number, PostReport report, Actor actor, CancellationToken ct) => OnPostAsync(
        threadNumber,
        number,
        PolicyTable.FollowThread,
        actor,
        async (session, found) =>
        {
            if (found.Post.AuthorId == actor.AccountId || found.Post.State != PostState.Visible)
            {
                return new PostOutcome.Refused();
            }

            if (await session.FirstOrDefaultAsync<int>(CountReports, new { actor.AccountId, since = session.Now - DiscussionLimits.Day }, ct) >= limits.ReportsPerDay)
            {
                return new PostOutcome.TooMany(limits.ReportsPerDay);
            }

            await session.ExecuteAsync(UpsertReport, new { found.Post.ThreadId, number, actor.AccountId, reason = StoredName.Of(report.Reason), report.Note, now = session.Now }, ct);
            return Done(found);
        },
        ct);

    private const string CloseReports = """
        update post_reports
        set    closed_at = @now
        where  thread_id = @threadId and number = @number and closed_at is null
        """;

    /// <summary>Leaves a post as it is: what was reported of it is seen to.</summary>
    public Task<PostOutcome> DismissReportsAsync(int threadNumber, int number, Actor actor, AuditContext by, CancellationToken ct) => OnPostAsync(
        threadNumber,
        number,
        PolicyTable.ModerateTalk,
        actor,
        async (session, found) =>
        {
            if (await session.ExecuteAsync(CloseReports, new { found.Post.ThreadId, number, now = session.Now }, ct) > 0)
            {
                var post = AuditFields.Post.Changed(null, number.ToString(CultureInfo.InvariantCulture));
                await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.PostReportsDismissed, by, found.Post.ThreadId) { Changes = [post] }, ct);
            }

            return Done(found);
        },
        ct);
}
