using System.Globalization;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Spaces;

namespace Repository.Domain.Discussions;

/// <summary>Tells authors what becomes of their posts, in the transaction of it, by the ways that they chose; nobody of what they may not read any more.</summary>
internal static class DiscussionNotices
{
    private const string CountMember = "select count(*) from space_members where space_id = @spaceId and account_id = @accountId";

    /// <summary>That others see it now.</summary>
    public static Task TellOfReleaseAsync(DatabaseSession session, PostCase found, CancellationToken ct) =>
        TellAsync(session, NoticeKind.PostReleased, found.Post.AuthorId, found.Thread, found.Post.Number, reason: "", ct);

    /// <summary>That it was removed, and why; by mail, too.</summary>
    public static Task TellOfRemovalAsync(DatabaseSession session, PostCase found, string reason, CancellationToken ct) =>
        TellAsync(session, NoticeKind.PostRemoved, found.Post.AuthorId, found.Thread, found.Post.Number, reason, ct);

    /// <summary>That it is answered, to whoever wrote what is answered; of a post at the top level to whoever began the thread. Once until they have read it.</summary>
    public static async Task TellOfAnswerAsync(DatabaseSession session, ThreadCase thread, Post answer, CancellationToken ct)
    {
        var answered = answer.ParentNumber is { } parent ? (await DiscussionStore.FindPostAsync(session, thread.Thread.Id, parent, ct))?.AuthorId : thread.Thread.AuthorId;
        if (answered is { } account && account != answer.AuthorId && !await NoticeStore.HasUnreadAsync(session, account, NoticeKind.PostAnswered, thread.Thread.Id, ct))
        {
            await TellAsync(session, NoticeKind.PostAnswered, account, thread, answer.Number, reason: "", ct);
        }
    }

    private static async Task TellAsync(DatabaseSession session, NoticeKind kind, Guid accountId, ThreadCase thread, int number, string reason, CancellationToken ct)
    {
        if (!await ReadsAsync(session, thread.Space.Space, accountId, ct) || await Addressee.FindAsync(session, accountId, kind, ct) is not { } told)
        {
            return;
        }

        var path = string.Create(CultureInfo.InvariantCulture, $"/threads/{thread.Thread.Number}/posts/{number}");
        if (told.InPage > 0)
        {
            var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [MailArguments.Title] = thread.Thread.Title,
                [MailArguments.Path] = path,
                [MailArguments.Reason] = reason,
                [MailArguments.DueAt] = session.Now.ToStoredText(),
            };
            await NoticeStore.AddAsync(session, told.Id, kind, thread.Thread.Id, arguments, ct);
        }

        if (told.ByMail > 0 && kind == NoticeKind.PostRemoved)
        {
            await MailOutbox.PutAsync(session, DiscussionMails.Removed(told.Recipient, thread.Thread.Title, path, reason), ct);
        }
    }

    /// <summary>Of a space that is not open to whoever has an account its members alone are told.</summary>
    private static async Task<bool> ReadsAsync(DatabaseSession session, Space space, Guid accountId, CancellationToken ct) =>
        space.Content.Visibility is SpaceVisibility.Public or SpaceVisibility.Registered
        || await session.FirstOrDefaultAsync<int>(CountMember, new { spaceId = space.Id, accountId }, ct) > 0;
}
