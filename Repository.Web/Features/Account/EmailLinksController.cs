using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Notifications;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Identity;

namespace Repository.Web.Features.Account;

/// <summary>The two links of a change of address: that which confirms it, at the new one, and that which undoes it, at the old one.</summary>
[Route("{language:language}/account")]
[Allows(PolicyTable.EnterSite)]
public sealed class EmailLinksController(AccountForms forms, AccountLinkStore links, EmailDesk desk) : AccountFormController(forms)
{
    public const string Done = "email";

    [Get(LinkPurposes.ConfirmNewEmail)]
    public async Task<IActionResult> New(CancellationToken ct) =>
        await links.FindAsync(Token, LinkPurposes.ConfirmNewEmail, ct) is { } link
            ? Form(Forms.Page(ModelState, T["Account.ConfirmEmail"], T["Account.ConfirmEmail"]) with
            {
                Introduction = T["Account.ConfirmNewEmailIntroduction", link.Account.DisplayName, link.Payload],
                Notes = [new PageNote(T["Account.NotYou"], T["Account.ConfirmNewEmailNotYou"])],
            })
            : Void();

    [HttpPost(LinkPurposes.ConfirmNewEmail)]
    public async Task<IActionResult> Create(CancellationToken ct) =>
        await desk.ConfirmAsync(Token, HttpContext.Browser(), ct) ? LocalRedirect($"{Forms.Links.Account("sign-in")}?done={Done}") : Void();

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

    private ViewResult Void() => LinkIsVoid(Forms.Way("Account.SignIn", "sign-in"));
}
