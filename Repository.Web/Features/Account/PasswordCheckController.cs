using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Forms;
using Repository.Web.Identity;
using Repository.Web.Security;

namespace Repository.Web.Features.Account;

/// <summary>Asks for the password before something delicate.</summary>
[Route("{language:language}/account/password-check")]
[Allows(PolicyTable.SeeOwnAccount)]
public sealed class PasswordCheckController(AccountForms forms, SessionDesk desk, Passwords passwords, KeptForms keptForms) : AccountFormController(forms)
{
    [Get]
    public ViewResult New() => Form(Page());

    [HttpPost]
    public async Task<IActionResult> Create(PasswordForm form, CancellationToken ct)
    {
        CheckPassword(form.Password);
        if (!ModelState.IsValid)
        {
            return Form(Page(), StatusCodes.Status400BadRequest);
        }

        var signedIn = HttpContext.SignedIn()!;
        if (await desk.BeginCheckAsync(signedIn, ct) is { } wait)
        {
            var limited = Limited(wait);
            return Form(Page(), limited);
        }

        switch (await passwords.CompareAsync(signedIn.Account, form.Password, ct))
        {
            case PasswordComparison.TooBusy:
                await desk.LeaveCheckAsync(signedIn, ct);
                var busy = TooBusy();
                return Form(Page(), busy);
            case PasswordComparison.Different:
                await desk.RefuseAsync(signedIn, HttpContext.ToAuditContext(), ct);
                Wrong(AccountForms.PasswordName, "Account.PasswordNotYours");
                return Form(Page(), StatusCodes.Status400BadRequest);
        }

        SessionCookie.Write(HttpContext, await desk.ConfirmAsync(signedIn, HttpContext.ToAuditContext(), ct), signedIn.Session.Kept);
        return LocalRedirect(await keptForms.ReleaseAsync(HttpContext, signedIn.Account.Id, LocalAddress.Read(Request.Query["return"]) ?? Forms.Links.Account(), ct));
    }

    private FormPage Page() => Forms.Page(ModelState, T["Account.PasswordCheck"], T["Account.GoOn"], Forms.Password) with
    {
        Introduction = T["Account.PasswordCheckIntroduction"],
        Links = [Forms.Way("Account.Back", ""), Forms.Way("Account.ForgotPassword", "reset")],
    };
}
