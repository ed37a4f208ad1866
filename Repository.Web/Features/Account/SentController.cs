using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Account;

/// <summary>Says that a mail is on its way, if there is anybody to get it.</summary>
[Route("{language:language}/account/sent")]
[Allows(PolicyTable.EnterSite)]
public sealed class SentController(AccountForms forms) : AccountFormController(forms)
{
    [Get("register")]
    public ViewResult Registration() => Message(Forms.Message(T["Account.LookIntoMail"], T["Account.RegisterSent"], T["Account.NoMail"]) with
    {
        Links = [Forms.Way("Account.Resend", "resend"), Forms.Way("Account.SignIn", "sign-in")],
    });

    [Get("resend")]
    public ViewResult Confirmation() => Message(Forms.Message(T["Account.LookIntoMail"], T["Account.ResendSent"], T["Account.NoMail"]) with
    {
        Links = [Forms.Way("Account.Register", "register"), Forms.Way("Account.SignIn", "sign-in")],
    });

    [Get("reset")]
    public ViewResult Reset() => Message(Forms.Message(T["Account.LookIntoMail"], T["Account.ResetSent"], T["Account.NoMail"]) with
    {
        Links = [Forms.Way("Account.SignIn", "sign-in")],
    });

    [Get("email")]
    public ViewResult Email() => Message(Forms.Message(T["Account.LookIntoMail"], T["Account.EmailSent"], T["Account.NoMail"]) with
    {
        Links = [Forms.Way("Account.Back", "")],
    });
}
