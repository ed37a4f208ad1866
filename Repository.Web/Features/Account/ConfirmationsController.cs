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
public sealed class ConfirmationsController(AccountForms forms, AccountStore accounts, AccountLinkStore links, RegistrationDesk desk, PasswordTries tries) : ConfirmingController(forms, accounts)
{
    [Get(LinkPurposes.ConfirmEmail)]
    public async Task<IActionResult> New(CancellationToken ct) =>
        await links.FindAsync(Token, LinkPurposes.ConfirmEmail, ct) is { } link ? Form(Page(link, await LacksNameAsync(link.Account, ct))) : Void();

    [HttpPost(LinkPurposes.ConfirmEmail)]
    public async Task<IActionResult> Create(ConfirmationForm form, CancellationToken ct)
    {
        if (await links.FindAsync(Token, LinkPurposes.ConfirmEmail, ct) is not { } link)
        {
            return Void();
        }

        var lacksName = await LacksNameAsync(link.Account, ct);
        var name = lacksName ? await ReadNameAsync(form.Name, ct) : null;
        var (compared, status) = await CompareAsync(tries, link.Account, form.Password, "Account.PasswordNotThatOne", ct);
        if (compared is null)
        {
            return Form(Page(link, lacksName), status);
        }

        switch (await desk.ConfirmAsync(Token, compared, name, HttpContext.Browser(), ct))
        {
            case ConfirmationOutcome.Confirmed confirmed:
                HttpContext.Begin(confirmed.Session);
                return LocalRedirect($"{Forms.Links.Account()}?done={AccountController.Confirmed}");
            case ConfirmationOutcome.NameTaken:
                // Meanwhile.
                Wrong(AccountForms.NameName, "Account.NameTaken");
                return Form(Page(link, lacksName: true), StatusCodes.Status400BadRequest);
            default:
                return Void();
        }
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

    private FormPage Page(AccountLink link, bool lacksName) => WithName(
        lacksName,
        link.Account,
        name => Forms.Page(ModelState, T["Account.ConfirmEmail"], T["Account.ConfirmEmail"], [.. name, Forms.Password]) with
        {
            Introduction = T["Account.ConfirmEmailIntroduction", link.Account.Email],
            Links = [Forms.Way("Account.ForgotPassword", "reset")],
            Notes = [new PageNote(T["Account.NotYou"], T["Account.ConfirmEmailNotYou"])],
        });

    private FormPage MailPage() => Forms.Page(ModelState, T["Account.Resend"], T["Account.SendLink"], Forms.Email) with { Introduction = T["Account.ResendIntroduction"] };
}
