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
public sealed class SignInController(AccountForms forms, PasswordTries tries, KeptForms keptForms) : AccountFormController(forms)
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
        switch (await tries.CompareAsync(email, form.Password, browser, ct))
        {
            case PasswordTry.Limited limited:
                var status = Limited(limited.Wait);
                return Form(Page(), status);
            case PasswordTry.TooBusy:
                var busy = TooBusy();
                return Form(Page(), busy);
            case PasswordTry.Right right:
                // Kept at once: should a mailed link be needed, it leads to the form, too.
                var next = await keptForms.ReleaseAsync(HttpContext, right.Account.Id, LocalAddress.Read(Request.Query["return"]) ?? Forms.Links.Account(), ct);
                return Decide(await tries.SignInAsync(right, browser, form.Stay, next, ct), next);
            case PasswordTry.Wrong wrong:
                return Refused(wrong.Refusal);
            case var other:
                throw new System.Diagnostics.UnreachableException($"no page for {other}");
        }
    }

    /// <summary>The password was right: only its owner learns more.</summary>
    private IActionResult Decide(SignInOutcome outcome, string next)
    {
        switch (outcome)
        {
            case SignInOutcome.Opened opened:
                HttpContext.Begin(opened.Session);
                return LocalRedirect(next);
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

    private ViewResult Refused(SignInRefusal refusal) => refusal.AsksForLink ? LinkSent() : DoNotFit();

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
