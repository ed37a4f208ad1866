using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Web.Features.Account;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Notifications;

/// <summary>Puts notices into words.</summary>
public sealed class NoticePages(Texts texts, Links links, TimeProvider clock)
{
    public const int Size = 20;

    public NoticesPage Of(IReadOnlyList<SiteNotice> notices, int page, int total) => new(
        AccountForms.Head(texts["Notifications.Heading"]),
        [.. notices.Select(Item)],
        new Pager(page, Size, total, number => $"{links.Account("notifications")}?page={number}"),
        clock.StorableNow().ToStoredText());

    private NoticeItem Item(SiteNotice notice) => new(
        notice.Id,
        texts[$"Notifications.Kind{notice.Kind}", Title(notice), Day(notice)],
        notice.Arguments.GetValueOrDefault(MailArguments.Reason, ""),
        Address(notice),
        notice.At,
        notice.ReadAt is not null);

    private string Title(SiteNotice notice) => notice.Arguments[MailArguments.Title] is { Length: > 0 } title ? title : texts["Notifications.Untitled"];

    private static DateTime Day(SiteNotice notice) => StorableTime.Parse(notice.Arguments[MailArguments.DueAt]).UtcDateTime;

    private string? Address(SiteNotice notice) => notice.IsStillTheirs && notice.Arguments.TryGetValue(MailArguments.Path, out var path) ? links.Home + path : null;
}
