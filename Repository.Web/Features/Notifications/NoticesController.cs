using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Identity;

namespace Repository.Web.Features.Notifications;

/// <summary>What a person was told.</summary>
[Route("{language:language}/account/notifications")]
[Allows(PolicyTable.SeeOwnAccount)]
public sealed class NoticesController(NoticeStore notices, NoticePages pages, Links links) : Controller
{
    [Get]
    public async Task<ViewResult> Index(CancellationToken ct)
    {
        var page = NumberedAddress.Page(Request.Query);
        var (items, total) = await notices.PageAsync(HttpContext.SignedIn()!.Account.Id, (page - 1) * NoticePages.Size, NoticePages.Size, ct);
        return View(pages.Of(items, page, total));
    }

    /// <summary>Marks one as read, or all that the page's reader could have seen.</summary>
    [HttpPost]
    public async Task<IActionResult> Update(NoticeForm form, CancellationToken ct)
    {
        var account = HttpContext.SignedIn()!.Account.Id;
        if (form.Notice is { } id)
        {
            await notices.MarkReadAsync(account, id, ct);
        }
        else if (StorableTime.TryParse(form.Until) is { } until)
        {
            await notices.MarkAllReadAsync(account, until, ct);
        }

        return LocalRedirect(links.Account("notifications"));
    }
}
