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
public sealed class PasswordResetController(AccountForms forms, AccountLinkStore links, PasswordDesk desk, Passwords passwords) : AccountFormController(forms)
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
        await links.FindAsync(Token, LinkPurposes.ResetPassword, ct) is null ? Void() : Form(Page());

    [HttpPost(LinkPurposes.ResetPassword)]
    public async Task<IActionResult> Update(PasswordForm form, CancellationToken ct)
    {
        if (await links.FindAsync(Token, LinkPurposes.ResetPassword, ct) is not { } link)
        {
            return Void();
        }

        CheckNewPassword(form.Password, link.Account.Email, link.Account.DisplayName);
        if (!ModelState.IsValid)
        {
            return Form(Page(), StatusCodes.Status400BadRequest);
        }

        if (await passwords.HashAsync(form.Password, ct) is not { } hash)
        {
            var busy = TooBusy();
            return Form(Page(), busy);
        }

        if (await desk.ResetAsync(Token, hash, HttpContext.Browser(), ct) is not { } device)
        {
            return Void();
        }

        DeviceCookie.Write(HttpContext, device);
        return LocalRedirect($"{Forms.Links.Account("sign-in")}?done={Done}");
    }

    private ViewResult Void() => LinkIsVoid(Forms.Way("Account.ForgotPassword", "reset"), Forms.Way("Account.SignIn", "sign-in"));

    private FormPage MailPage() => Forms.Page(ModelState, T["Account.ForgotPassword"], T["Account.SendLink"], Forms.Email) with
    {
        Introduction = T["Account.ResetIntroduction"],
        Links = [Forms.Way("Account.SignIn", "sign-in")],
    };

    private FormPage Page() => Forms.Page(ModelState, T["Account.ChooseNewPassword"], T["Account.SetPassword"], Forms.NewPassword) with { Introduction = T["Account.ChooseNewPasswordIntroduction"] };
}
