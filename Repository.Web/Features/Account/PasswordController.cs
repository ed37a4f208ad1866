using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Identity;

namespace Repository.Web.Features.Account;

/// <summary>A new password for somebody who is signed in. The old one was asked for just now: the policy table says so.</summary>
[Route("{language:language}/account/password")]
[Allows(PolicyTable.ChangeOwnCredentials)]
public sealed class PasswordController(AccountForms forms, PasswordDesk desk, SessionDesk sessions, Passwords passwords) : AccountFormController(forms)
{
    [Get]
    public ViewResult Edit() => Form(Page());

    [HttpPost]
    public async Task<IActionResult> Update(PasswordForm form, CancellationToken ct)
    {
        var signedIn = HttpContext.SignedIn()!;
        CheckNewPassword(form.Password, signedIn.Account.Email, signedIn.Account.DisplayName);
        if (!ModelState.IsValid)
        {
            return Form(Page(), StatusCodes.Status400BadRequest);
        }

        if (await sessions.BeginChangeAsync(signedIn, ct) is { } wait)
        {
            var limited = Limited(wait);
            return Form(Page(), limited);
        }

        if (await passwords.HashAsync(form.Password, ct) is not { } hash)
        {
            var busy = TooBusy();
            return Form(Page(), busy);
        }

        if (await desk.ChangeAsync(signedIn, hash, HttpContext.Browser(), ct) is not { } secret)
        {
            Wrong("", "Account.Outdated");
            return Form(Page(), StatusCodes.Status409Conflict);
        }

        SessionCookie.Write(HttpContext, secret, signedIn.Session.Kept);
        return LocalRedirect($"{Forms.Links.Account()}?done={AccountController.PasswordChanged}");
    }

    private FormPage Page() => Forms.Page(ModelState, T["Account.ChangePassword"], T["Account.ChangePassword"], Forms.NewPassword) with
    {
        Introduction = T["Account.ChangePasswordIntroduction"],
        Links = [Forms.Way("Account.Back", "")],
    };
}
