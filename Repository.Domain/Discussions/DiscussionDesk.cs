using Repository.Domain.Access;
using Repository.Domain.Data;
using Repository.Domain.Spaces;

namespace Repository.Domain.Discussions;

/// <summary>
/// Begins threads and writes posts. Each asks the policy table within the transaction that writes, of the space and the thread as they are then. Writers of posts take
/// their turns (<see cref="Dialect.LockPosts"/>): numbers have no gaps, the sums on a thread are right, and nobody is told of a conflict.
/// </summary>
public sealed partial class DiscussionDesk(Database database, DiscussionLimits limits)
{
    private const string InsertThread = """
        insert into threads (id, number, space_id, kind, title, contribution_id, author_id, held, pinned, locked, created_at, last_at, posts, last_number, last_root)
        values (@id, (select coalesce(max(number), 0) + 1 from threads), @spaceId, @kind, @title, @contributionId, @authorId, @held, @no, @no, @now, @now, 0, 0, 0)
        returning number
        """;

    private const string CountThreads = "select count(*) from threads where author_id = @authorId and created_at > @since";

    /// <summary>Begins a thread in a space, with its first post.</summary>
    public Task<PostOutcome> StartAsync(string spaceName, NewThread given, Actor actor, CancellationToken ct) => WriteAsync(
        async session =>
        {
            if (await SpaceStore.FindAsync(session, spaceName, actor, ct) is not { } space || !Allows(PolicyTable.StartThread, actor, space.Subject))
            {
                return new PostOutcome.Refused();
            }

            var author = actor.AccountId!.Value;
            if (await SentAsync(session, author, given.FormId, actor, ct) is { } before)
            {
                return before;
            }

            if (await session.FirstOrDefaultAsync<int>(CountThreads, new { authorId = author, since = session.Now - DiscussionLimits.Day }, ct) >= limits.ThreadsPerDay)
            {
                return new PostOutcome.TooMany(limits.ThreadsPerDay);
            }

            if (await IsTooManyAsync(session, author, ct))
            {
                return new PostOutcome.TooMany(limits.PostsPerDay);
            }

            var held = await HoldsAsync(session, space, $"{given.Title}\n{given.Body}", actor, ct);
            var row = new
            {
                id = Guid.CreateVersion7(session.Now),
                spaceId = space.Space.Id,
                kind = StoredName.Of(given.Kind),
                given.Title,
                given.ContributionId,
                authorId = author,
                held,
                no = false,
                now = session.Now,
            };
            var number = await session.FirstOrDefaultAsync<int>(InsertThread, row, ct);
            var thread = (await DiscussionStore.FindAsync(session, number, actor, ct))!;
            return await AddAsync(session, thread, parent: null, new NewPost(given.Body, Parent: null, given.FormId), author, held, ct);
        },
        ct);

    /// <summary>Writes a post in a thread. What answers a post that was removed meanwhile is refused.</summary>
    public Task<PostOutcome> PostAsync(int threadNumber, NewPost given, Actor actor, CancellationToken ct) => WriteAsync(
        async session =>
        {
            if (await DiscussionStore.FindAsync(session, threadNumber, actor, ct) is not { } found || !Allows(PolicyTable.WritePost, actor, found.SubjectFor(actor)))
            {
                return new PostOutcome.Refused();
            }

            var author = actor.AccountId!.Value;
            if (await SentAsync(session, author, given.FormId, actor, ct) is { } before)
            {
                return before;
            }

            var parent = given.Parent is { } parentNumber ? await DiscussionStore.FindPostAsync(session, found.Thread.Id, parentNumber, ct) : null;
            if (given.Parent is not null && parent is not { State: PostState.Visible })
            {
                return new PostOutcome.Refused();
            }

            return await IsTooManyAsync(session, author, ct)
                ? new PostOutcome.TooMany(limits.PostsPerDay)
                : await AddAsync(session, found, parent, given, author, await HoldsAsync(session, found.Space, given.Body, actor, ct), ct);
        },
        ct);

    private const string InsertPost = """
        insert into posts (thread_id, number, parent_number, root, reply, author_id, language, body, state, replies, created_at, version, form_id, reason)
        values (@threadId, @number, @parentNumber, @root, @reply, @authorId, @language, @body, @state, 0, @now, 1, @formId, '')
        """;

    private const string CountReply = """
        update posts
        set    replies = replies + 1
        where  thread_id = @threadId and root = @root and reply = 0
        returning replies
        """;

    private const string CountPost = """
        update threads
        set    last_number = @number, last_root = case when @reply = 0 then @root else last_root end,
               posts = posts + case when @held then 0 else 1 end, last_at = case when @held then last_at else @now end
        where  id = @threadId
        """;

    private const string UpsertRead = """
        insert into thread_reads (account_id, thread_id, last_number, at)
        values (@accountId, @threadId, @lastNumber, @now)
        on     conflict (account_id, thread_id) do update
        set    last_number = excluded.last_number, at = excluded.at
        where  thread_reads.last_number < excluded.last_number
        """;

    private const string InsertMember = """
        insert into space_members (space_id, account_id, joined_at)
        values (@spaceId, @accountId, @now)
        on     conflict (space_id, account_id) do nothing
        """;

    /// <summary>Whoever writes in a space belongs to it from then on.</summary>
    private static async Task<PostOutcome> AddAsync(DatabaseSession session, ThreadCase found, Post? parent, NewPost given, Guid author, bool held, CancellationToken ct)
    {
        var thread = found.Thread;
        var root = parent?.Root ?? thread.LastRoot + 1;
        var row = new
        {
            threadId = thread.Id,
            number = thread.LastNumber + 1,
            parentNumber = parent?.Number,
            root,
            reply = parent is null ? 0 : await session.FirstOrDefaultAsync<int>(CountReply, new { threadId = thread.Id, root }, ct),
            authorId = author,
            language = PostText.LanguageOf(given.Body),
            given.Body,
            state = StoredName.Of(held ? PostState.Held : PostState.Visible),
            formId = given.FormId,
            held,
            now = session.Now,
        };
        await session.ExecuteAsync(InsertPost, row, ct);
        await session.ExecuteAsync(CountPost, row, ct);
        await session.ExecuteAsync(InsertMember, new { thread.SpaceId, accountId = author, now = session.Now }, ct);
        if (!held && row.number > 1)
        {
            await DiscussionNotices.TellOfAnswerAsync(session, found, (await DiscussionStore.FindPostAsync(session, thread.Id, row.number, ct))!, ct);
        }

        return new PostOutcome.Done(thread, row.number, held);
    }

    private const string SelectSent = """
        select t.number as thread_number, p.number, p.state
        from   posts p
        join   threads t on t.id = p.thread_id
        where  p.author_id = @authorId and p.form_id = @formId
        """;

    /// <summary>What became of the same form when it was sent before; null if it was not.</summary>
    private static async Task<PostOutcome?> SentAsync(DatabaseSession session, Guid authorId, Guid formId, Actor actor, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<SentRow>(SelectSent, new { authorId, formId }, ct) is { } sent && await DiscussionStore.FindAsync(session, sent.ThreadNumber, actor, ct) is { } thread
            ? new PostOutcome.Done(thread.Thread, sent.Number, sent.State == StoredName.Of(PostState.Held))
            : null;

    private const string CountPosts = "select count(*) from posts where author_id = @authorId and created_at > @since";

    private async Task<bool> IsTooManyAsync(DatabaseSession session, Guid authorId, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<int>(CountPosts, new { authorId, since = session.Now - DiscussionLimits.Day }, ct) >= limits.PostsPerDay;

    private const string SelectTrust = """
        select a.created_at,
               (select count(*) from (select 1 from posts p where p.author_id = a.id and p.state = 'visible' limit @firstPosts) as seen) as seen
        from   accounts a
        where  a.id = @accountId
        """;

    /// <summary>Whether a moderator reads it before others do: the first posts of a person, and links of a new account. Not of those who moderate.</summary>
    private async Task<bool> HoldsAsync(DatabaseSession session, SpaceCase space, string body, Actor actor, CancellationToken ct)
    {
        if (DiscussionStore.Moderates(space, actor))
        {
            return false;
        }

        var trust = (await session.FirstOrDefaultAsync<TrustRow>(SelectTrust, new { actor.AccountId, limits.FirstPosts }, ct))!;
        return trust.Seen < limits.FirstPosts || (PostText.HasLink(body) && trust.CreatedAt > session.Now - TimeSpan.FromDays(limits.NewDays));
    }

    /// <summary>Notes that somebody has read a thread as far as it goes now.</summary>
    public Task MarkReadAsync(ThreadCase thread, int lastNumber, Actor actor, CancellationToken ct) => database.WriteAsync(
        session => session.ExecuteAsync(UpsertRead, new { actor.AccountId, threadId = thread.Thread.Id, lastNumber = Math.Min(lastNumber, thread.Thread.LastNumber), now = session.Now }, ct), ct);

    private static bool Allows(string policy, Actor actor, AccessSubject subject) => PolicyTable.Named(policy).Decide(actor, subject) == AccessDecision.Allowed;

    /// <summary>One after the other.</summary>
    private Task<PostOutcome> WriteAsync(Func<DatabaseSession, Task<PostOutcome>> work, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            await PostTurns.TakeAsync(session, ct);
            return await work(session);
        },
        ct);

    private sealed record SentRow
    {
        public required int ThreadNumber { get; init; }

        public required int Number { get; init; }

        public required string State { get; init; }
    }

    private sealed record TrustRow
    {
        public required DateTimeOffset CreatedAt { get; init; }

        public required int Seen { get; init; }
    }
}
