using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Identity;
using Repository.Web.Security;

namespace Repository.Web.Features.Account;

/// <summary>
/// Takes the one-time code that the first start printed. Somebody who is signed in becomes the administrator; somebody who is not registers with it, and
/// the code stands in for the mail, which an administrator may have yet to set up.
/// </summary>
[Route("{language:language}/account/first-administrator")]
[Allows(PolicyTable.EnterSite)]
public sealed class FirstAdministratorController(AccountForms forms, FirstAdministratorCode code, AdministratorDesk desk, RegistrationDesk registrations, Passwords passwords)
    : AccountFormController(forms)
{
    [Get]
    public async Task<IActionResult> New(CancellationToken ct) => await code.IsOpenAsync(ct) ? Form(Page()) : Used();

    [HttpPost]
    public async Task<IActionResult> Create(FirstAdministratorForm form, CancellationToken ct)
    {
        if (!await code.IsOpenAsync(ct))
        {
            return Used();
        }

        if (string.IsNullOrWhiteSpace(form.Code))
        {
            Wrong(AccountForms.CodeName, "Account.CodeMissing");
        }

        return HttpContext.SignedIn() is { } signedIn ? await AppointAsync(signedIn, form.Code, ct) : await RegisterAsync(form, ct);
    }

    private async Task<IActionResult> AppointAsync(SignedInSession signedIn, string typed, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Refused();
        }

        if (await registrations.BeginCodeAsync(HttpContext.Browser(), ct) is { } wait)
        {
            var limited = Limited(wait);
            return Form(Page(), limited);
        }

        if (await desk.AppointAsync(signedIn, typed, HttpContext.ToAuditContext(), ct) is not { } secret)
        {
            return Refused();
        }

        SessionCookie.Write(HttpContext, secret, signedIn.Session.Kept);
        return Done();
    }

    private async Task<IActionResult> RegisterAsync(FirstAdministratorForm form, CancellationToken ct)
    {
        var (name, email) = (ReadDisplayName(form.Name), ReadEmail(form.Email));
        CheckNewPassword(form.Password, email, name);
        if (!ModelState.IsValid)
        {
            return Form(Page(), StatusCodes.Status400BadRequest);
        }

        var browser = HttpContext.Browser();
        if ((await registrations.BeginCodeAsync(browser, ct) ?? await registrations.BeginAsync(email, browser, ct)) is { } wait)
        {
            var limited = Limited(wait);
            return Form(Page(), limited);
        }

        if (await passwords.HashAsync(form.Password, ct) is not { } hash)
        {
            await registrations.LeaveAsync(email, browser, ct);
            var busy = TooBusy();
            return Form(Page(), busy);
        }

        switch (await registrations.RegisterAdministratorAsync(new NewAccount(email, name, hash, T.Language.Code), form.Code, browser, ct))
        {
            case RegistrationOutcome.Administrator made:
                HttpContext.Begin(made.Session);
                return Done();
            case RegistrationOutcome.NameTaken:
                Wrong(AccountForms.NameName, "Account.NameTaken");
                return Form(Page(), StatusCodes.Status400BadRequest);
            case RegistrationOutcome.AddressTaken:
                Wrong(AccountForms.EmailName, "Account.EmailTaken");
                return Form(Page(), StatusCodes.Status400BadRequest);
            default:
                return Refused();
        }
    }

    private LocalRedirectResult Done() => LocalRedirect($"{Forms.Links.Account()}?done={AccountController.Appointed}");

    private ViewResult Refused()
    {
        if (ModelState.IsValid)
        {
            Wrong(AccountForms.CodeName, "Account.CodeWrong");
        }

        return Form(Page(), StatusCodes.Status400BadRequest);
    }

    private ViewResult Used() => Message(Forms.Message(T["Account.CodeUsed"], T["Account.CodeUsedText"]), StatusCodes.Status410Gone);

    private FormPage Page()
    {
        FormField[] fields = HttpContext.SignedIn() is null ? [Forms.Code, Forms.DisplayName, Forms.Email, Forms.NewPassword] : [Forms.Code];
        return Forms.Page(ModelState, T["Account.FirstAdministrator"], T["Account.BecomeAdministrator"], fields) with { Introduction = T["Account.FirstAdministratorIntroduction"] };
    }
}
