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
public sealed class SignInController(AccountForms forms, AccountStore accounts, Passwords passwords, SignInDesk desk, KeptForms keptForms) : AccountFormController(forms)
{
    [Get]
    public ViewResult New() => Form(Page());

    [HttpPost]
    public async Task<IActionResult> Create(SignInForm form, CancellationToken ct)
    {
        if (form.Email.Length == 0)
        {
            Wrong(AccountForms.EmailName, "Account.EmailMissing");
        }

        if (form.Password.Length == 0)
        {
            Wrong(AccountForms.PasswordName, "Account.PasswordMissing");
        }

        if (!ModelState.IsValid)
        {
            return Form(Page(), StatusCodes.Status400BadRequest);
        }

        var account = await accounts.FindByEmailAsync(form.Email, ct);
        switch (await passwords.CompareAsync(account, form.Password, ct))
        {
            case PasswordComparison.Same when account!.MaySignIn:
                var secret = await desk.OpenAsync(account, HttpContext.SignedIn(), HttpContext.ClientAddress(), HttpContext.UserAgent(), ct);
                SessionCookie.Write(HttpContext, secret, form.Stay);
                return LocalRedirect(await keptForms.ReleaseAsync(HttpContext, account.Id, LocalAddress.Read(Request.Query["return"]) ?? Forms.Links.Account(), ct));
            case PasswordComparison.TooBusy:
                return Form(Page(), TooBusy());
            default:
                Wrong("", "Account.DoNotFit");
                return Form(Page(), StatusCodes.Status400BadRequest);
        }
    }

    private FormPage Page()
    {
        var texts = Forms.Texts;
        return Forms.Page(
            ModelState,
            texts["Account.SignIn"],
            texts["Account.SignIn"],
            Forms.Email,
            Forms.Password,
            new FormField("stay", FieldKind.Box, texts["Account.Stay"])) with
        {
            Introduction = texts["Account.SignInIntroduction"],
            Notice = Request.Query["done"] == "signed-out" ? new Notice("ok", texts["Account.SignedOut"]) : null,
            Notes = [new PageNote(texts["Account.WhyAnAccount"], texts["Account.WhyAnAccountText"], new PageLink(texts["Account.Privacy"], Forms.Links.Page("privacy")))],
        };
    }
}
