using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Identity;
using Repository.Web.Languages;

namespace Repository.Web.Features.Account;

/// <summary>The account's own page, from which all others of it are reached.</summary>
[Route("{language:language}/account")]
[Allows(PolicyTable.SeeOwnAccount)]
public sealed class AccountController(Texts texts) : Controller
{
    [Get]
    public ViewResult Show() => View(new AccountPage(AccountForms.Head(texts["Account.YourAccount"]), HttpContext.SignedIn()!.Account));
}

public sealed record AccountPage(PageHead Head, Domain.Accounts.Account Account) : IPage;
