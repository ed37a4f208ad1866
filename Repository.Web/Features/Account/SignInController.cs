using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Forms;
using Repository.Web.Identity;

namespace Repository.Web.Features.Account;

[Route("{language:language}/account/sign-in")]
[Allows(PolicyTable.EnterSite)]
public sealed class SignInController(AccountForms forms, SignInDesk desk, Passwords passwords, KeptForms keptForms, ILogger<SignInController> logger) : AccountFormController(forms)
{
    [Get]
    public ViewResult New() => Form(Page());

    [HttpPost]
    public async Task<IActionResult> Create(SignInForm form, CancellationToken ct)
    {
        var email = ReadEmail(form.Email);
        CheckPassword(form.Password);
        if (!ModelState.IsValid)
        {
            return Form(Page(), StatusCodes.Status400BadRequest);
        }

        var browser = HttpContext.Browser();
        var (candidate, wait) = await desk.BeginAsync(email, browser, ct);
        if (candidate is null)
        {
            var status = Limited(wait);
            return Form(Page(), status);
        }

        switch (await passwords.CompareAsync(candidate.Account, form.Password, ct))
        {
            case PasswordComparison.TooBusy:
                await desk.LeaveAsync(candidate, ct);
                var busy = TooBusy();
                return Form(Page(), busy);
            case PasswordComparison.Same same:
                return await DecideAsync(await desk.OpenAsync(candidate, same.NewHash, browser, form.Stay, ct), candidate.Account!.Id, ct);
            default:
                return Refused(await desk.RefuseAsync(candidate, browser, ct));
        }
    }

    /// <summary>The password was right: only its owner learns more.</summary>
    private async Task<IActionResult> DecideAsync(SignInOutcome outcome, Guid accountId, CancellationToken ct)
    {
        switch (outcome)
        {
            case SignInOutcome.Opened opened:
                HttpContext.Begin(opened.Session);
                return LocalRedirect(await keptForms.ReleaseAsync(HttpContext, accountId, LocalAddress.Read(Request.Query["return"]) ?? Forms.Links.Account(), ct));
            case SignInOutcome.LinkSent:
                return LinkSent();
            case SignInOutcome.Unconfirmed unconfirmed:
                return Refused(unconfirmed.Refusal);
            case SignInOutcome.Disabled disabled:
                return Message(Forms.Message(T["Account.Disabled"], T["Account.DisabledText"], disabled.Reason), StatusCodes.Status403Forbidden);
            default:
                return DoNotFit();
        }
    }

    private ViewResult Refused(SignInRefusal refusal)
    {
        if (refusal.RaisedAlarm)
        {
            logger.AlarmRaised();
        }

        return refusal.AsksForLink ? LinkSent() : DoNotFit();
    }

    private ViewResult DoNotFit()
    {
        Wrong("", "Account.DoNotFit");
        return Form(Page(), StatusCodes.Status400BadRequest);
    }

    /// <summary>During an alarm the answer is this one whether or not the password was right.</summary>
    private ViewResult LinkSent() => Message(Forms.Message(T["Account.SignInLinkSent"], T["Account.SignInLinkSentText"], T["Account.NoMail"]), StatusCodes.Status403Forbidden);

    private FormPage Page() => Forms.Page(ModelState, T["Account.SignIn"], T["Account.SignIn"], Forms.Email, Forms.Password, new FormField("stay", FieldKind.Box, T["Account.Stay"])) with
    {
        Introduction = T["Account.SignInIntroduction"],
        Notice = NoticeOf(Request.Query["done"]),
        Links = [Forms.Way("Account.Register", "register"), Forms.Way("Account.ForgotPassword", "reset"), Forms.Way("Account.Resend", "resend")],
        Notes = [new PageNote(T["Account.WhyAnAccount"], T["Account.WhyAnAccountText"], new PageLink(T["Account.Privacy"], Forms.Links.Page("privacy")))],
    };

    private Notice? NoticeOf(string? done) => done switch
    {
        SignOutController.Done => new Notice("ok", T["Account.SignedOut"]),
        PasswordResetController.Done => new Notice("ok", T["Account.PasswordIsSet"], T["Account.PasswordIsSetText"]),
        EmailLinksController.Done => new Notice("ok", T["Account.EmailIsChanged"], T["Account.EmailIsChangedText"]),
        _ when HttpContext.SignedIn() is { } signedIn => new Notice("info", T["Account.SignedInAs", signedIn.Account.DisplayName], T["Account.SignedInAsText"]),
        _ => null,
    };
}
