using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Identity;
using Repository.Web.Languages;

namespace Repository.Web.Features.Account;

/// <summary>The account's own page, from which all others of it are reached.</summary>
[Route("{language:language}/account")]
[Allows(PolicyTable.SeeOwnAccount)]
public sealed class AccountController(Texts texts, FirstAdministratorCode code) : Controller
{
    public const string Confirmed = "confirmed";
    public const string PasswordChanged = "password";
    public const string Appointed = "administrator";

    [Get]
    public async Task<ViewResult> Show(CancellationToken ct) => View(new AccountPage(AccountForms.Head(texts["Account.YourAccount"]), HttpContext.SignedIn()!.Account)
    {
        Notice = Request.Query["done"].ToString() switch
        {
            Confirmed => new Notice("ok", texts["Account.EmailIsConfirmed"], texts["Account.EmailIsConfirmedText"]),
            PasswordChanged => new Notice("ok", texts["Account.PasswordIsChanged"], texts["Account.PasswordIsChangedText"]),
            Appointed => new Notice("ok", texts["Account.YouAreAdministrator"], texts["Account.YouAreAdministratorText", HttpContext.SignedIn()!.Account.Email]),
            _ => null,
        },
        WaitsForAdministrator = !HttpContext.Actor().Is(Role.Administrator) && await code.IsOpenAsync(ct),
    });
}

public sealed record AccountPage(PageHead Head, Domain.Accounts.Account Account) : IPage
{
    public Notice? Notice { get; init; }

    /// <summary>The one-time code of the first start was never used, and the person has no use for it yet.</summary>
    public bool WaitsForAdministrator { get; init; }
}
