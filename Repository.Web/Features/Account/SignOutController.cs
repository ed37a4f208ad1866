using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Identity;

namespace Repository.Web.Features.Account;

[Route("{language:language}/account/sign-out")]
[Allows(PolicyTable.SeeOwnAccount)]
public sealed class SignOutController(AccountForms forms, SignInDesk desk) : AccountFormController(forms)
{
    /// <summary>Browsers drop what they keep of the pages; the cookies are ended one by one, as a known device stays known.</summary>
    private const string ClearedData = "\"cache\", \"storage\"";

    [Get]
    public ViewResult Show() => Form(Forms.Page(ModelState, Forms.Texts["Account.SignOut"], Forms.Texts["Account.SignOut"]) with
    {
        Introduction = Forms.Texts["Account.SignOutIntroduction"],
        Links = [new PageLink(Forms.Texts["Account.Back"], Forms.Links.Account())],
    });

    [HttpPost]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        await desk.EndAsync(HttpContext.SignedIn()!, ct);
        SessionCookie.Delete(HttpContext);
        Response.Headers["Clear-Site-Data"] = ClearedData;
        return LocalRedirect($"{Forms.Links.Account("sign-in")}?done=signed-out");
    }
}
