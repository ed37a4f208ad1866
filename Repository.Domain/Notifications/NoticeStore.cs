using System.Text.Json;
using Repository.Domain.Data;
using Repository.Domain.Submissions;

namespace Repository.Domain.Notifications;

/// <summary>What people were told on the site.</summary>
public sealed class NoticeStore(Database database)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(180);

    private const string Insert = """
        insert into notices (id, account_id, kind, subject_id, arguments, at)
        values (@id, @accountId, @kind, @subjectId, @arguments, @now)
        """;

    /// <summary>Tells somebody in the transaction of what they are told.</summary>
    internal static Task AddAsync(DatabaseSession session, Guid accountId, NoticeKind kind, Guid subjectId, IReadOnlyDictionary<string, string> arguments, CancellationToken ct)
    {
        var row = new { id = Guid.CreateVersion7(session.Now), accountId, kind = StoredName.Of(kind), subjectId, arguments = JsonRows.OfObject(arguments), now = session.Now };
        return session.ExecuteAsync(Insert, row, ct);
    }

    private const string CountUnread = "select count(*) from notices where account_id = @accountId and read_at is null and kind = @kind and subject_id = @submissionId";

    /// <summary>Whether somebody was told the same already and has not read it yet.</summary>
    internal static async Task<bool> HasUnreadAsync(DatabaseSession session, Guid accountId, NoticeKind kind, Guid submissionId, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<int>(CountUnread, new { accountId, kind = StoredName.Of(kind), submissionId }, ct) > 0;

    private const string Count = "select count(*) from notices where account_id = @accountId";

    private const string SelectPage = """
        select n.id, n.kind, n.arguments, n.at, n.read_at, coalesce(s.state, '') as state,
               case when s.reviewer_id = n.account_id then 1 else 0 end as is_reviewer,
               (select count(*) from contribution_authors o where o.contribution_id = s.contribution_id and o.account_id = n.account_id) as is_author,
               (select count(*) from role_grants g where g.account_id = n.account_id and g.role in ('moderator', 'administrator')) as is_moderator
        from   notices n
        left   join submissions s on s.id = n.subject_id
        where  n.account_id = @accountId
        order  by case when n.read_at is null then 0 else 1 end, n.at desc, n.id desc
        limit  @take offset @skip
        """;

    /// <summary>Unread ones first, the latest first, and how many there are in all.</summary>
    public Task<(IReadOnlyList<SiteNotice> Page, int Total)> PageAsync(Guid accountId, int skip, int take, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var total = await session.FirstOrDefaultAsync<int>(Count, new { accountId }, ct);
            var rows = await session.QueryAsync<NoticeRow>(SelectPage, new { accountId, skip, take }, ct);
            return ((IReadOnlyList<SiteNotice>)[.. rows.Select(row => row.ToNotice())], total);
        },
        ct);

    private const string MarkOne = "update notices set read_at = @now where account_id = @accountId and id = @id and read_at is null";
    private const string MarkAll = "update notices set read_at = @now where account_id = @accountId and read_at is null and at <= @until";

    /// <summary>One of a person's own; another's stays as it is.</summary>
    public Task MarkReadAsync(Guid accountId, Guid id, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(MarkOne, new { accountId, id, now = session.Now }, ct), ct);

    /// <summary>All of a person's that there were at a time: what came since, nobody has seen.</summary>
    public Task MarkAllReadAsync(Guid accountId, DateTimeOffset until, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(MarkAll, new { accountId, until, now = session.Now }, ct), ct);

    private const string DeleteBefore = """
        delete from notices
        where  id in (select id from notices where at < @before order by at, id limit @count)
        """;

    /// <summary>Removes what was told more than 180 days ago, read or not, at most so many.</summary>
    /// <returns>How many were removed.</returns>
    public Task<int> DeleteOldAsync(int count, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(DeleteBefore, new { before = session.Now - KeptFor, count }, ct), ct);

    private sealed record NoticeRow
    {
        public required Guid Id { get; init; }

        public required string Kind { get; init; }

        public required string Arguments { get; init; }

        public required DateTimeOffset At { get; init; }

        public DateTimeOffset? ReadAt { get; init; }

        public required string State { get; init; }

        public required int IsReviewer { get; init; }

        public required int IsAuthor { get; init; }

        public required int IsModerator { get; init; }

        public SiteNotice ToNotice()
        {
            var kind = StoredName.Parse<NoticeKind>(Kind);
            return new SiteNotice
            {
                Id = Id,
                Kind = kind,
                Arguments = JsonSerializer.Deserialize<Dictionary<string, string>>(Arguments)!,
                At = At,
                ReadAt = ReadAt,
                IsStillTheirs = IsStillTheirs(kind),
            };
        }

        /// <summary>A new submission is any moderator's until somebody takes it; what one reviews is the reviewer's.</summary>
        private bool IsStillTheirs(NoticeKind kind) => kind switch
        {
            NoticeKind.WaitsForReviewer or NoticeKind.ReviewOverdue => IsModerator > 0 && (IsReviewer > 0 || State == StoredName.Of(SubmissionState.Submitted)),
            _ when NoticeKinds.Topic(kind) is NoticeTopic.Space or NoticeTopic.Post => true,
            _ when NoticeKinds.IsOfReview(kind) => IsModerator > 0 && IsReviewer > 0 && State != StoredName.Of(SubmissionState.Cancelled),
            _ => IsAuthor > 0,
        };
    }
}
