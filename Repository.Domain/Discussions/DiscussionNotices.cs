using System.Globalization;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Spaces;

namespace Repository.Domain.Discussions;

/// <summary>Tells authors what becomes of their posts, in the transaction of it, by the ways that they chose; nobody of what they may not read any more.</summary>
internal static class DiscussionNotices
{
    private const string SelectTold = """
        select a.id, a.email, a.display_name, a.language,
               case when c.in_page = false then 0 else 1 end as in_page, case when c.by_mail = false then 0 else 1 end as by_mail
        from   accounts a
        left   join notice_choices c on c.account_id = a.id and c.topic = @topic
        where  a.id = @accountId and a.email_confirmed_at is not null and a.disabled_at is null
        and    (@isOpen or exists (select 1 from space_members m where m.space_id = @spaceId and m.account_id = a.id))
        """;

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
        var isOpen = thread.Space.Space.Content.Visibility is SpaceVisibility.Public or SpaceVisibility.Registered;
        var parameters = new { accountId, topic = StoredName.Of(NoticeKinds.Topic(kind)), isOpen, spaceId = thread.Space.Space.Id };
        if (await session.FirstOrDefaultAsync<Told>(SelectTold, parameters, ct) is not { } told)
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
            await MailOutbox.PutAsync(session, DiscussionMails.Removed(new MailRecipient(told.Id, told.Email, told.DisplayName, told.Language), thread.Thread.Title, path, reason), ct);
        }
    }

    private sealed record Told
    {
        public required Guid Id { get; init; }

        public required string Email { get; init; }

        public required string DisplayName { get; init; }

        public required string Language { get; init; }

        public required int InPage { get; init; }

        public required int ByMail { get; init; }
    }
}
