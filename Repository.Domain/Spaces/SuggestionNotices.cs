using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Domain.Spaces;

/// <summary>Tells whoever suggested a space what was decided, in the transaction of the decision, by the ways that they chose.</summary>
internal static class SuggestionNotices
{
    public static async Task TellAuthorAsync(DatabaseSession session, SpaceSuggestion decided, AuditContext by, CancellationToken ct)
    {
        var kind = decided.State == SuggestionState.Approved ? NoticeKind.SpaceApproved : NoticeKind.SpaceDeclined;
        if (decided.AuthorId == by.ActorId || await Addressee.FindAsync(session, decided.AuthorId, kind, ct) is not { } told)
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
            await MailOutbox.PutAsync(session, kind == NoticeKind.SpaceApproved ? SpaceMails.Approved(told.Recipient, title, path) : SpaceMails.Declined(told.Recipient, title, path, decided.Reason), ct);
        }
    }
}
