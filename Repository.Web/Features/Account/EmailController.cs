using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Identity;

namespace Repository.Web.Features.Account;

/// <summary>Another address for somebody who is signed in: it is theirs once they follow the link that is sent there.</summary>
[Route("{language:language}/account/email")]
[Allows(PolicyTable.ChangeOwnCredentials)]
public sealed class EmailController(AccountForms forms, EmailDesk desk) : AccountFormController(forms)
{
    [Get]
    public ViewResult Edit() => Form(Page());

    [HttpPost]
    public async Task<IActionResult> Update(EmailForm form, CancellationToken ct)
    {
        var signedIn = HttpContext.SignedIn()!;
        var email = ReadEmail(form.Email);
        if (ModelState.IsValid && AccountKeys.OfEmail(email) == AccountKeys.OfEmail(signedIn.Account.Email))
        {
            Wrong(AccountForms.EmailName, "Account.EmailIsYours");
        }

        if (!ModelState.IsValid)
        {
            return Form(Page(), StatusCodes.Status400BadRequest);
        }

        var (asked, wait) = await desk.AskAsync(signedIn, email, HttpContext.Browser(), ct);
        if (!asked && wait == TimeSpan.Zero)
        {
            Wrong("", "Account.Outdated");
            return Form(Page(), StatusCodes.Status409Conflict);
        }

        if (!asked)
        {
            var limited = Limited(wait);
            return Form(Page(), limited);
        }

        return LocalRedirect(Forms.Links.Account("sent/email"));
    }

    private FormPage Page() => Forms.Page(ModelState, T["Account.ChangeEmail"], T["Account.SendLink"], Forms.Email with { Label = T["Account.NewEmail"], Autocomplete = "email" }) with
    {
        Introduction = T["Account.ChangeEmailIntroduction", HttpContext.SignedIn()!.Account.Email],
        Links = [Forms.Way("Account.Back", "")],
    };
}
