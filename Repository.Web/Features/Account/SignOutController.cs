using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Forms;
using Repository.Web.Identity;
using Repository.Web.Security;

namespace Repository.Web.Features.Account;

[Route("{language:language}/account/sign-out")]
[Allows(PolicyTable.EnterSite)]
public sealed class SignOutController(AccountForms forms, SignInDesk desk, IAntiforgery tokens) : AccountFormController(forms)
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

    /// <summary>Also where the session has ended elsewhere: the browser still keeps its pages. Its form token has ended with it, so then the form need only come from this site.</summary>
    [HttpPost]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        if (HttpContext.SignedIn() is { } signedIn)
        {
            if (!await HasTokenAsync())
            {
                return new AntiforgeryValidationFailedResult();
            }

            await desk.EndAsync(signedIn, HttpContext.ToAuditContext(), ct);
            Clear();
        }
        else if (Request.ComesFromThisSite())
        {
            Clear();
        }

        return LocalRedirect($"{Forms.Links.Account("sign-in")}?done={Done}");
    }

    private async Task<bool> HasTokenAsync()
    {
        try
        {
            await tokens.ValidateRequestAsync(HttpContext);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }

    private void Clear()
    {
        SessionCookie.Delete(HttpContext);
        Response.Headers["Clear-Site-Data"] = ClearedData;
    }
}
