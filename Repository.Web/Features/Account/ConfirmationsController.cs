using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Notifications;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Identity;

namespace Repository.Web.Features.Account;

/// <summary>Confirms the address of a registration, by its link and the password chosen then.</summary>
[Route("{language:language}/account")]
[Allows(PolicyTable.EnterSite)]
public sealed class ConfirmationsController(AccountForms forms, AccountLinkStore links, RegistrationDesk desk, SignInDesk signIn, Passwords passwords, ILogger<ConfirmationsController> logger) : AccountFormController(forms)
{
    [Get(LinkPurposes.ConfirmEmail)]
    public async Task<IActionResult> New(CancellationToken ct) =>
        await links.FindAsync(Token, LinkPurposes.ConfirmEmail, ct) is { } link ? Form(Page(link)) : Void();

    [HttpPost(LinkPurposes.ConfirmEmail)]
    public async Task<IActionResult> Create(PasswordForm form, CancellationToken ct)
    {
        if (await links.FindAsync(Token, LinkPurposes.ConfirmEmail, ct) is not { } link)
        {
            return Void();
        }

        CheckPassword(form.Password);
        if (!ModelState.IsValid)
        {
            return Form(Page(link), StatusCodes.Status400BadRequest);
        }

        var browser = HttpContext.Browser();
        var (candidate, wait) = await signIn.BeginAsync(link.Account.Email, browser, ct);
        if (candidate is null)
        {
            var limited = Limited(wait);
            return Form(Page(link), limited);
        }

        switch (await passwords.CompareAsync(link.Account, form.Password, ct))
        {
            case PasswordComparison.TooBusy:
                await signIn.LeaveAsync(candidate, ct);
                var busy = TooBusy();
                return Form(Page(link), busy);
            case PasswordComparison.Different:
                if ((await signIn.RefuseAsync(candidate, browser, ct)).RaisedAlarm)
                {
                    logger.AlarmRaised();
                }

                Wrong(AccountForms.PasswordName, "Account.PasswordNotThatOne");
                return Form(Page(link), StatusCodes.Status400BadRequest);
        }

        if (await desk.ConfirmAsync(Token, link.Account, browser, ct) is not { } opened)
        {
            return Void();
        }

        HttpContext.Begin(opened);
        return LocalRedirect($"{Forms.Links.Account()}?done={AccountController.Confirmed}");
    }

    [Get("resend")]
    public ViewResult NewMail() => Form(MailPage());

    [HttpPost("resend")]
    public async Task<IActionResult> CreateMail(EmailForm form, CancellationToken ct)
    {
        var email = ReadEmail(form.Email);
        if (!ModelState.IsValid)
        {
            return Form(MailPage(), StatusCodes.Status400BadRequest);
        }

        if (await desk.ResendAsync(email, HttpContext.Browser(), ct) is { } wait)
        {
            var limited = Limited(wait);
            return Form(MailPage(), limited);
        }

        return LocalRedirect(Forms.Links.Account("sent/resend"));
    }

    private ViewResult Void() => LinkIsVoid(Forms.Way("Account.SignIn", "sign-in"), Forms.Way("Account.Resend", "resend"));

    private FormPage Page(AccountLink link) => Forms.Page(ModelState, T["Account.ConfirmEmail"], T["Account.ConfirmEmail"], Forms.Password) with
    {
        Introduction = T["Account.ConfirmEmailIntroduction", link.Account.Email],
        Links = [Forms.Way("Account.ForgotPassword", "reset")],
        Notes = [new PageNote(T["Account.NotYou"], T["Account.ConfirmEmailNotYou"])],
    };

    private FormPage MailPage() => Forms.Page(ModelState, T["Account.Resend"], T["Account.SendLink"], Forms.Email) with { Introduction = T["Account.ResendIntroduction"] };
}
