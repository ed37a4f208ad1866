using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Notifications;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Identity;

namespace Repository.Web.Features.Account;

/// <summary>The mailed link that signs in while the site is under attack. Following it asks for a click, as programs that read mails follow links, too. It leads on to where the sign-in was to lead.</summary>
[Route($"{{language:language}}/account/{LinkPurposes.SignIn}")]
[Allows(PolicyTable.EnterSite)]
public sealed class SignInLinkController(AccountForms forms, AccountLinkStore links, SignInDesk desk) : AccountFormController(forms)
{
    [Get]
    public async Task<IActionResult> New(CancellationToken ct) =>
        await links.FindAsync(Token, LinkPurposes.SignIn, ct) is { } link
            ? Form(Forms.Page(ModelState, T["Account.SignIn"], T["Account.SignIn"]) with { Introduction = T["Account.SignInByLink", link.Account.DisplayName] })
            : LinkIsVoid(Forms.Way("Account.SignIn", "sign-in"));

    [HttpPost]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        if (await desk.OpenByLinkAsync(Token, HttpContext.Browser(), ct) is not { } opened)
        {
            return LinkIsVoid(Forms.Way("Account.SignIn", "sign-in"));
        }

        HttpContext.Begin(opened);
        return LocalRedirect(LocalAddress.Read(Request.Query["return"]) ?? Forms.Links.Account());
    }
}
