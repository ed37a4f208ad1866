using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Notifications;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Identity;

namespace Repository.Web.Features.Account;

/// <summary>A new password for whoever has lost theirs, by a mailed link.</summary>
[Route("{language:language}/account")]
[Allows(PolicyTable.EnterSite)]
public sealed class PasswordResetController(AccountForms forms, AccountStore accounts, AccountLinkStore links, PasswordDesk desk, Passwords passwords) : ConfirmingController(forms, accounts)
{
    public const string Done = "password";

    [Get("reset")]
    public ViewResult NewMail() => Form(MailPage());

    [HttpPost("reset")]
    public async Task<IActionResult> CreateMail(EmailForm form, CancellationToken ct)
    {
        var email = ReadEmail(form.Email);
        if (!ModelState.IsValid)
        {
            return Form(MailPage(), StatusCodes.Status400BadRequest);
        }

        if (await desk.AskAsync(email, HttpContext.Browser(), ct) is { } wait)
        {
            var limited = Limited(wait);
            return Form(MailPage(), limited);
        }

        return LocalRedirect(Forms.Links.Account("sent/reset"));
    }

    [Get(LinkPurposes.ResetPassword)]
    public async Task<IActionResult> Edit(CancellationToken ct) =>
        await links.FindAsync(Token, LinkPurposes.ResetPassword, ct) is { } link ? Form(Page(link, await LacksNameAsync(link.Account, ct))) : Void();

    [HttpPost(LinkPurposes.ResetPassword)]
    public async Task<IActionResult> Update(ConfirmationForm form, CancellationToken ct)
    {
        if (await links.FindAsync(Token, LinkPurposes.ResetPassword, ct) is not { } link)
        {
            return Void();
        }

        var lacksName = await LacksNameAsync(link.Account, ct);
        var name = lacksName ? await ReadNameAsync(form.Name, ct) : null;
        CheckNewPassword(form.Password, link.Account.Email, name ?? link.Account.DisplayName);
        if (!ModelState.IsValid)
        {
            return Form(Page(link, lacksName), StatusCodes.Status400BadRequest);
        }

        if (await desk.BeginResetAsync(link.Account, ct) is { } wait)
        {
            var limited = Limited(wait);
            return Form(Page(link, lacksName), limited);
        }

        if (await passwords.HashAsync(form.Password, ct) is not { } hash)
        {
            var busy = TooBusy();
            return Form(Page(link, lacksName), busy);
        }

        switch (await desk.ResetAsync(Token, hash, name, HttpContext.Browser(), ct))
        {
            case ResetOutcome.Done done:
                DeviceCookie.Write(HttpContext, done.DeviceSecret);
                return LocalRedirect($"{Forms.Links.Account("sign-in")}?done={Done}");
            case ResetOutcome.NameTaken:
                // Meanwhile.
                Wrong(AccountForms.NameName, "Account.NameTaken");
                return Form(Page(link, lacksName: true), StatusCodes.Status400BadRequest);
            default:
                return Void();
        }
    }

    private ViewResult Void() => LinkIsVoid(Forms.Way("Account.ForgotPassword", "reset"), Forms.Way("Account.SignIn", "sign-in"));

    private FormPage MailPage() => Forms.Page(ModelState, T["Account.ForgotPassword"], T["Account.SendLink"], Forms.Email) with
    {
        Introduction = T["Account.ResetIntroduction"],
        Links = [Forms.Way("Account.SignIn", "sign-in")],
    };

    private FormPage Page(AccountLink link, bool lacksName) => WithName(
        lacksName,
        link.Account,
        name => Forms.Page(ModelState, T["Account.ChooseNewPassword"], T["Account.SetPassword"], [.. name, Forms.NewPassword]) with { Introduction = T["Account.ChooseNewPasswordIntroduction"] });
}
