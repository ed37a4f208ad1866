using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Notifications;
using Repository.Web.Access;
using Repository.Web.Features.Account;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;
using Repository.Web.Mail;

namespace Repository.Web.Features.Notifications;

/// <summary>Ends mails of one kind for whoever got one: a mail program posts here without session or form token (RFC 8058), a person through the page. The signed address speaks for the recipient.</summary>
[Route("{language:language}/account/notifications/unsubscribe")]
[Allows(PolicyTable.EnterSite)]
public sealed class UnsubscribeController(UnsubscribeLinks unsubscribe, NoticeChoiceStore choices, Texts texts, Links links) : Controller
{
    /// <summary>What a mail program sends.</summary>
    public const string Field = "List-Unsubscribe";
    public const string OneClick = "One-Click";

    private string Token => Request.Query["token"].ToString();

    /// <summary>Changes nothing: programs that read mails follow links.</summary>
    [Get]
    public IActionResult New()
    {
        if (unsubscribe.Read(Token) is not { } asked)
        {
            return Void();
        }

        var heading = texts["Notifications.Unsubscribe"];
        return View(FormSheet.View, new FormSheet(AccountForms.Head(heading), heading, heading)
        {
            Paragraphs = [texts["Notifications.UnsubscribeNote", texts[$"Notifications.Topic{asked.Topic}"]]],
            Ways = [(texts["Notifications.Choices"], links.Account("notifications/choices"))],
        });
    }

    /// <summary>Answered at once, as a mail program follows no redirect.</summary>
    [HttpPost]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        if (unsubscribe.Read(Token) is not { } asked)
        {
            return Void();
        }

        await choices.EndMailsAsync(asked.AccountId, asked.Topic, ct);
        return View("Said", new UnsubscribedPage(AccountForms.Head(texts["Notifications.UnsubscribeDone"]), texts["Notifications.UnsubscribeDoneNote"]));
    }

    private ViewResult Void()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Said", new UnsubscribedPage(AccountForms.Head(texts["Notifications.UnsubscribeVoid"]), texts["Notifications.UnsubscribeVoidNote"]));
    }
}

/// <summary>What was done, or why nothing was, and where whoever signs in chooses.</summary>
public sealed record UnsubscribedPage(PageHead Head, string Text) : IPage;
