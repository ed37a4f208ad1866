using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Domain.Spaces;

/// <summary>Tells whoever suggested a space what was decided, in the transaction of the decision, by the ways that they chose.</summary>
internal static class SuggestionNotices
{
    private const string SelectAuthor = """
        select a.id, a.email, a.display_name, a.language,
               case when c.in_page = false then 0 else 1 end as in_page, case when c.by_mail = false then 0 else 1 end as by_mail
        from   accounts a
        left   join notice_choices c on c.account_id = a.id and c.topic = @topic
        where  a.id = @accountId and a.email_confirmed_at is not null and a.disabled_at is null
        """;

    public static async Task TellAuthorAsync(DatabaseSession session, SpaceSuggestion decided, AuditContext by, CancellationToken ct)
    {
        var kind = decided.State == SuggestionState.Approved ? NoticeKind.SpaceApproved : NoticeKind.SpaceDeclined;
        var parameters = new { accountId = decided.AuthorId, topic = StoredName.Of(NoticeKinds.Topic(kind)) };
        if (decided.AuthorId == by.ActorId || await session.FirstOrDefaultAsync<Told>(SelectAuthor, parameters, ct) is not { } told)
        {
            return;
        }

        var title = decided.Content.Title.In(told.Language);
        var path = decided.SpaceName is { } name ? $"/spaces/{name}" : $"/spaces/suggestions/{decided.Id:D}";
        if (told.InPage > 0)
        {
            var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [MailArguments.Title] = title,
                [MailArguments.Path] = path,
                [MailArguments.Reason] = decided.Reason,
                [MailArguments.DueAt] = session.Now.ToStoredText(),
            };
            await NoticeStore.AddAsync(session, told.Id, kind, decided.Id, arguments, ct);
        }

        if (told.ByMail > 0)
        {
            var author = new MailRecipient(told.Id, told.Email, told.DisplayName, told.Language);
            await MailOutbox.PutAsync(session, kind == NoticeKind.SpaceApproved ? SpaceMails.Approved(author, title, path) : SpaceMails.Declined(author, title, path, decided.Reason), ct);
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
