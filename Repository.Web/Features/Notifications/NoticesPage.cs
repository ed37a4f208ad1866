using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Notifications;

/// <param name="Until">When the page was made, as stored: what comes later is not marked with it.</param>
public sealed record NoticesPage(PageHead Head, IReadOnlyList<NoticeItem> Notices, Pager Pager, string Until) : IPage;

/// <summary>One line of the list.</summary>
/// <param name="Said">What somebody wrote to the reader; empty for nothing.</param>
/// <param name="Address">Of the page that it tells of; null if that is not the reader's any more.</param>
public sealed record NoticeItem(Guid Id, string Text, string Said, string? Address, DateTimeOffset At, bool IsRead);
