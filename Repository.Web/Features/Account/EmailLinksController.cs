using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Notifications;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Identity;

namespace Repository.Web.Features.Account;

/// <summary>The two links of a change of address: that which confirms it, at the new one, and that which undoes it, at the old one.</summary>
[Route("{language:language}/account")]
[Allows(PolicyTable.EnterSite)]
public sealed class EmailLinksController(AccountForms forms, AccountLinkStore links, EmailDesk desk, PasswordTries tries) : AccountFormController(forms)
{
    public const string Done = "email";

    [Get(LinkPurposes.ConfirmNewEmail)]
    public async Task<IActionResult> New(CancellationToken ct) =>
        await links.FindAsync(Token, LinkPurposes.ConfirmNewEmail, ct) is { } link ? Form(Page(link)) : Void();

    /// <summary>For whoever is signed in to the account, or else knows its password: a mailbox's owner alone did not ask for the address to be bound to it.</summary>
    [HttpPost(LinkPurposes.ConfirmNewEmail)]
    public async Task<IActionResult> Create(PasswordForm form, CancellationToken ct)
    {
        if (await links.FindAsync(Token, LinkPurposes.ConfirmNewEmail, ct) is not { } link)
        {
            return Void();
        }

        Domain.Accounts.Account? compared = null;
        if (!IsOwn(link))
        {
            (compared, var status) = await CompareAsync(tries, link.Account, form.Password, "Account.PasswordNotOfAccount", ct);
            if (compared is null)
            {
                return Form(Page(link), status);
            }
        }

        return await desk.ConfirmAsync(Token, compared, HttpContext.Browser(), ct)
            ? LocalRedirect($"{Forms.Links.Account("sign-in")}?done={Done}")
            : Void();
    }

    [Get(LinkPurposes.UndoEmailChange)]
    public async Task<IActionResult> Edit(CancellationToken ct) =>
        await links.FindAsync(Token, LinkPurposes.UndoEmailChange, ct) is { } link
            ? Form(Forms.Page(ModelState, T["Account.UndoEmail"], T["Account.UndoEmail"]) with { Introduction = T["Account.UndoEmailIntroduction", link.Payload] })
            : Void();

    [HttpPost(LinkPurposes.UndoEmailChange)]
    public async Task<IActionResult> Update(CancellationToken ct)
    {
        if (!await desk.UndoAsync(Token, HttpContext.Browser(), ct))
        {
            return Void();
        }

        return Message(Forms.Message(T["Account.EmailUndone"], T["Account.EmailUndoneText"], T["Account.NoMail"]) with { Links = [Forms.Way("Account.ForgotPassword", "reset")] });
    }

    private bool IsOwn(AccountLink link) => HttpContext.SignedIn()?.Account.Id == link.Account.Id;

    private FormPage Page(AccountLink link)
    {
        FormField[] fields = IsOwn(link) ? [] : [Forms.Password];
        return Forms.Page(ModelState, T["Account.ConfirmEmail"], T["Account.ConfirmEmail"], fields) with
        {
            Introduction = T["Account.ConfirmNewEmailIntroduction", link.Account.DisplayName, link.Payload],
            Notes = [new PageNote(T["Account.NotYou"], T["Account.ConfirmNewEmailNotYou"])],
        };
    }

    private ViewResult Void() => LinkIsVoid(Forms.Way("Account.SignIn", "sign-in"));
}
