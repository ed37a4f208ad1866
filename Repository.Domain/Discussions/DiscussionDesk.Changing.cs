using System.Globalization;
using Repository.Domain.Access;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Spaces;

namespace Repository.Domain.Discussions;

public sealed partial class DiscussionDesk
{
    private const string KeepVersion = """
        insert into post_versions (thread_id, number, version, body, written_at)
        values (@threadId, @number, @version, @before, @writtenAt)
        """;

    private const string UpdateBody = """
        update posts
        set    body = @body, language = @language, edited_at = @now, version = version + 1, state = @state
        where  thread_id = @threadId and number = @number
        """;

    /// <summary>Its author writes it otherwise, while there is time. What it said is kept. A link that a new account adds has it wait for a moderator.</summary>
    /// <param name="version">That its author has seen.</param>
    public Task<PostOutcome> EditAsync(int threadNumber, int number, string body, int version, Actor actor, CancellationToken ct) => OnPostAsync(
        threadNumber,
        number,
        PolicyTable.EditPost,
        actor,
        async (session, found) =>
        {
            var post = found.Post;
            if (post.Body == body)
            {
                return Done(found);
            }

            if (post.Version != version)
            {
                return new PostOutcome.Changed(post);
            }

            if (session.Now > post.CreatedAt.AddHours(limits.EditHours))
            {
                return new PostOutcome.TooLate(limits.EditHours);
            }

            var holds = post.State == PostState.Held || (PostText.HasLink(body) && await HoldsAsync(session, found.Thread.Space, body, actor, ct));
            var state = holds ? PostState.Held : PostState.Visible;
            var row = new { post.ThreadId, post.Number, post.Version, before = post.Body, writtenAt = post.EditedAt ?? post.CreatedAt, body, language = PostText.LanguageOf(body), state = StoredName.Of(state), now = session.Now };
            await session.ExecuteAsync(KeepVersion, row, ct);
            await session.ExecuteAsync(UpdateBody, row, ct);
            await CountAsync(session, found, state, ct);
            return new PostOutcome.Done(found.Thread.Thread, post.Number, holds);
        },
        ct);

    private const string UpdateState = """
        update posts
        set    state = @state, removed_by = @removedBy, removed_at = @removedAt, reason = @reason
        where  thread_id = @threadId and number = @number
        """;

    /// <summary>Takes a post from its readers: its author for themselves, or those who moderate, with a reason. Its place stays.</summary>
    public Task<PostOutcome> RemoveAsync(int threadNumber, int number, string reason, Actor actor, AuditContext by, CancellationToken ct) => MoveAsync(
        threadNumber, number, PostState.Removed, reason, actor, by, AuditEvents.PostRemoved, ct);

    /// <summary>Gives a removed post back to its readers.</summary>
    public Task<PostOutcome> RestoreAsync(int threadNumber, int number, Actor actor, AuditContext by, CancellationToken ct) => MoveAsync(
        threadNumber, number, PostState.Visible, reason: "", actor, by, AuditEvents.PostRestored, ct);

    /// <summary>Lets readers see a post that was held; with the first one also its thread.</summary>
    public Task<PostOutcome> ReleaseAsync(int threadNumber, int number, Actor actor, AuditContext by, CancellationToken ct) => MoveAsync(
        threadNumber, number, PostState.Visible, reason: "", actor, by, AuditEvents.PostReleased, ct);

    private Task<PostOutcome> MoveAsync(int threadNumber, int number, PostState to, string reason, Actor actor, AuditContext by, AuditEvent told, CancellationToken ct) => WriteAsync(
        async session =>
        {
            AuditLog.Announce(session);
            if (await DiscussionStore.FindAsync(session, threadNumber, number, actor, ct) is not { } found || found.Post.State == to || (to == PostState.Visible && found.Post.State != Before(told)))
            {
                return new PostOutcome.Refused();
            }

            var removes = to == PostState.Removed;
            if (!Allows(removes ? PolicyTable.RemovePost : PolicyTable.ModerateTalk, actor, found.SubjectFor(actor)))
            {
                return new PostOutcome.Refused();
            }

            var row = new { found.Post.ThreadId, number, state = StoredName.Of(to), removedBy = removes ? actor.AccountId : null, removedAt = removes ? session.Now : (DateTimeOffset?)null, reason };
            await session.ExecuteAsync(UpdateState, row, ct);
            await session.ExecuteAsync(CloseReports, new { found.Post.ThreadId, number, now = session.Now }, ct);
            await CountAsync(session, found, to, ct);
            var post = AuditFields.Post.Changed(null, number.ToString(CultureInfo.InvariantCulture));
            AuditChange[] changes = removes ? [post, AuditFields.Cause.Changed(null, found.Post.AuthorId == actor.AccountId ? "author" : "moderation"), .. reason.Length > 0 ? [AuditFields.Reason.Changed(null, reason)] : Array.Empty<AuditChange>()] : [post];
            await TellAsync(session, found, told, reason, actor, ct);
            await AuditLog.AppendAsync(session, new AuditEntry(told, by, found.Post.ThreadId) { Changes = changes }, ct);
            return Done(found);
        },
        ct);

    /// <summary>A removal by those who moderate tells the author why; a release also those whom the post answers.</summary>
    private static async Task TellAsync(DatabaseSession session, PostCase found, AuditEvent told, string reason, Actor actor, CancellationToken ct)
    {
        if (told == AuditEvents.PostReleased)
        {
            await DiscussionNotices.TellOfReleaseAsync(session, found, ct);
            await DiscussionNotices.TellOfAnswerAsync(session, found.Thread, found.Post, ct);
        }
        else if (told == AuditEvents.PostRemoved && found.Post.AuthorId != actor.AccountId)
        {
            await DiscussionNotices.TellOfRemovalAsync(session, found, reason, ct);
        }
    }

    /// <summary>From which state an event leads back to readers.</summary>
    private static PostState Before(AuditEvent told) => told == AuditEvents.PostReleased ? PostState.Held : PostState.Removed;

    private const string UpdateSums = """
        update threads
        set    posts = posts + @more, held = held and not @opens, accepted = case when accepted = @number and @hides then null else accepted end,
               last_at = coalesce((select max(p.created_at) from posts p where p.thread_id = threads.id and p.state = 'visible'), created_at)
        where  id = @threadId
        """;

    /// <summary>The sums on the thread, once a post has another state. A thread is opened by its first post, and stays open.</summary>
    private static async Task CountAsync(DatabaseSession session, PostCase found, PostState to, CancellationToken ct)
    {
        var (was, now) = (found.Post.State == PostState.Visible, to == PostState.Visible);
        if (was == now)
        {
            return;
        }

        var row = new { found.Post.ThreadId, found.Post.Number, more = now ? 1 : -1, opens = now && found.Post.Number == 1, hides = !now };
        await session.ExecuteAsync(UpdateSums, row, ct);
    }

    private const string InsertReaction = """
        insert into post_reactions (thread_id, number, account_id, kind, at)
        values (@threadId, @number, @accountId, @kind, @now)
        on     conflict (thread_id, number, account_id, kind) do nothing
        """;

    private const string DeleteReaction = "delete from post_reactions where thread_id = @threadId and number = @number and account_id = @accountId and kind = @kind";

    /// <summary>Says a thing of a post, or no longer. Twice is once.</summary>
    public Task<PostOutcome> ReactAsync(int threadNumber, int number, Reaction reaction, bool says, Actor actor, CancellationToken ct) => OnPostAsync(
        threadNumber,
        number,
        PolicyTable.React,
        actor,
        async (session, found) =>
        {
            var row = new { found.Post.ThreadId, number, actor.AccountId, kind = StoredName.Of(reaction), now = session.Now };
            await session.ExecuteAsync(says ? InsertReaction : DeleteReaction, row, ct);
            return Done(found);
        },
        ct);

    private const string UpdateAccepted = "update threads set accepted = @number where id = @threadId";

    /// <summary>Names the post that answers the question of its thread, or takes that back. Of a question one answer stands.</summary>
    public Task<PostOutcome> AcceptAsync(int threadNumber, int number, bool accepts, Actor actor, CancellationToken ct) => WriteAsync(
        async session =>
        {
            if (await DiscussionStore.FindAsync(session, threadNumber, number, actor, ct) is not { Post: { State: PostState.Visible, Number: > 1 } } found
                || found.Thread.Thread.Kind != ThreadKind.Question || !Allows(PolicyTable.AcceptAnswer, actor, found.Thread.SubjectFor(actor)))
            {
                return new PostOutcome.Refused();
            }

            if (accepts || found.Thread.Thread.Accepted == number)
            {
                await session.ExecuteAsync(UpdateAccepted, new { found.Post.ThreadId, number = accepts ? number : (int?)null }, ct);
            }

            return Done(found);
        },
        ct);

    private const string UpdateThread = """
        update threads
        set    pinned = @pinned, locked = @locked, space_id = @spaceId
        where  id = @threadId
        """;

    /// <summary>Pins, locks or moves a thread. It is moved to a space that is the mover's to moderate, too; what a space asks itself stays where it is.</summary>
    public Task<PostOutcome> ChangeThreadAsync(int threadNumber, bool pinned, bool locked, string spaceName, Actor actor, AuditContext by, CancellationToken ct) => WriteAsync(
        async session =>
        {
            AuditLog.Announce(session);
            if (await DiscussionStore.FindAsync(session, threadNumber, actor, ct) is not { } found || !Allows(PolicyTable.ModerateTalk, actor, found.SubjectFor(actor))
                || await SpaceStore.FindAsync(session, spaceName, actor, ct) is not { } space || !DiscussionStore.Moderates(space, actor))
            {
                return new PostOutcome.Refused();
            }

            var thread = found.Thread;
            if (thread.Kind == ThreadKind.Guiding && space.Space.Id != thread.SpaceId)
            {
                return new PostOutcome.Refused();
            }

            AuditChange[] changes =
            [
                .. Change(AuditFields.Pinned, thread.Pinned ? "yes" : "no", pinned ? "yes" : "no"),
                .. Change(AuditFields.Locked, thread.Locked ? "yes" : "no", locked ? "yes" : "no"),
                .. Change(AuditFields.Space, found.Space.Space.Name, spaceName),
            ];
            if (changes.Length > 0)
            {
                await session.ExecuteAsync(UpdateThread, new { threadId = thread.Id, pinned, locked, spaceId = space.Space.Id }, ct);
                await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.ThreadChanged, by, thread.Id) { Changes = changes }, ct);
            }

            return new PostOutcome.Done(thread, Number: 0, Held: false);
        },
        ct);

    private static AuditChange[] Change(PlainField field, string before, string after) => before == after ? [] : [field.Changed(before, after)];

    private Task<PostOutcome> OnPostAsync(int threadNumber, int number, string policy, Actor actor, Func<DatabaseSession, PostCase, Task<PostOutcome>> work, CancellationToken ct) => WriteAsync(
        async session => await DiscussionStore.FindAsync(session, threadNumber, number, actor, ct) is { } found && Allows(policy, actor, found.SubjectFor(actor))
            ? await work(session, found)
            : new PostOutcome.Refused(),
        ct);

    private static PostOutcome.Done Done(PostCase found) => new(found.Thread.Thread, found.Post.Number, found.Post.State == PostState.Held);
}
