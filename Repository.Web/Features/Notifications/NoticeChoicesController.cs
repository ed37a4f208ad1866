using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Notifications;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Identity;

namespace Repository.Web.Features.Notifications;

/// <summary>What a person wants to be told, and how.</summary>
[Route("{language:language}/account/notifications/choices")]
[Allows(PolicyTable.ChangeOwnProfile)]
public sealed class NoticeChoicesController(NoticeChoiceStore choices, NoticeChoiceSheet sheet, Links links) : Controller
{
    [Get]
    public async Task<ViewResult> Edit(CancellationToken ct) =>
        View(FormSheet.View, sheet.Of(await choices.OfAsync(HttpContext.SignedIn()!.Account.Id, ct), Topics(), saved: Request.Query["done"] == "saved"));

    [HttpPost]
    public async Task<IActionResult> Update(NoticeChoiceForm form, CancellationToken ct)
    {
        await choices.SetAsync(HttpContext.SignedIn()!.Account.Id, form.ToChoices(Topics()), ct);
        return LocalRedirect($"{links.Account("notifications/choices")}?done=saved");
    }

    /// <summary>What moderators are told is asked of moderators alone.</summary>
    private NoticeTopic[] Topics() =>
        [.. Enum.GetValues<NoticeTopic>().Where(topic => topic is not (NoticeTopic.NewSubmission or NoticeTopic.Review) || HttpContext.SignedIn()!.Grants.Any(grant => grant.Role == Role.Moderator))];
}
