using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Settings;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Identity;

namespace Repository.Web.Features.Account;

[Route("{language:language}/account/register")]
[Allows(PolicyTable.EnterSite)]
public sealed class RegistrationsController(AccountForms forms, AccountStore accounts, RegistrationDesk desk, Passwords passwords, CurrentSettings settings) : AccountFormController(forms)
{
    [Get]
    public async Task<ViewResult> New(CancellationToken ct) => await ClosedAsync(ct) is { } closed ? Message(closed) : Form(Page());

    [HttpPost]
    public async Task<IActionResult> Create(RegistrationForm form, CancellationToken ct)
    {
        if (await ClosedAsync(ct) is { } closed)
        {
            return Message(closed, StatusCodes.Status403Forbidden);
        }

        var (name, email) = (ReadDisplayName(form.Name), ReadEmail(form.Email));
        CheckNewPassword(form.Password, email, name);
        if (!ModelState.IsValid)
        {
            return Form(Page(), StatusCodes.Status400BadRequest);
        }

        // Names are public, so this is answered before a try is counted.
        if (await accounts.IsNameTakenAsync(name, Guid.Empty, ct))
        {
            return NameTaken();
        }

        var browser = HttpContext.Browser();
        if (await desk.BeginAsync(email, browser, ct) is { } wait)
        {
            var limited = Limited(wait);
            return Form(Page(), limited);
        }

        if (await passwords.HashAsync(form.Password, ct) is not { } hash)
        {
            await desk.LeaveAsync(email, browser, ct);
            var busy = TooBusy();
            return Form(Page(), busy);
        }

        if (await desk.RegisterAsync(new NewAccount(email, name, hash, T.Language.Code), browser, ct) is RegistrationOutcome.NameTaken)
        {
            // Meanwhile.
            return NameTaken();
        }

        return LocalRedirect(Forms.Links.Account("sent/register"));
    }

    private ViewResult NameTaken()
    {
        Wrong(AccountForms.NameName, "Account.NameTaken");
        return Form(Page(), StatusCodes.Status400BadRequest);
    }

    /// <returns>Null if people may register.</returns>
    private async Task<MessagePage?> ClosedAsync(CancellationToken ct)
    {
        var site = await settings.ReadAsync(ct);
        string[] ask = site.ContactAddress.Length > 0 ? [T["Account.RegistrationClosedAsk", site.ContactAddress]] : [];
        return site.RegistrationOpen ? null : Forms.Message(T["Account.RegistrationClosed"], [T["Account.RegistrationClosedText"], .. ask]) with
        {
            Links = [Forms.Way("Account.HaveAnAccount", "sign-in")],
        };
    }

    private FormPage Page() => Forms.Page(ModelState, T["Account.Register"], T["Account.Register"], Forms.DisplayName, Forms.Email, Forms.NewPassword) with
    {
        Introduction = T["Account.RegisterIntroduction"],
        Links = [Forms.Way("Account.HaveAnAccount", "sign-in")],
        Notes = [new PageNote(T["Account.WhyAnAccount"], T["Account.WhyAnAccountText"], new PageLink(T["Account.Privacy"], Forms.Links.Page("privacy")))],
    };
}
