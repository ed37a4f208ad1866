using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Identity;
using Repository.Web.Security;

namespace Repository.Web.Features.Account;

[Route("{language:language}/account/sign-out")]
[Allows(PolicyTable.SeeOwnAccount)]
public sealed class SignOutController(AccountForms forms, SignInDesk desk) : AccountFormController(forms)
{
    public const string Done = "signed-out";

    /// <summary>Browsers drop what they keep of the pages. Cookies are ended one by one: a known device stays known.</summary>
    private const string ClearedData = "\"cache\", \"storage\"";

    [Get]
    public ViewResult New() => Form(Forms.Page(ModelState, T["Account.SignOut"], T["Account.SignOut"]) with
    {
        Introduction = T["Account.SignOutIntroduction"],
        Links = [Forms.Way("Account.Back", "")],
    });

    [HttpPost]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        await desk.EndAsync(HttpContext.SignedIn()!, HttpContext.ToAuditContext(), ct);
        SessionCookie.Delete(HttpContext);
        Response.Headers["Clear-Site-Data"] = ClearedData;
        return LocalRedirect($"{Forms.Links.Account("sign-in")}?done={Done}");
    }
}
