using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Repository.Web.Identity;

namespace Repository.Web.Features.Account;

/// <summary>A page of an account that is a form. Over plain http it explains why it takes no password.</summary>
public abstract class AccountFormController(AccountForms forms) : Controller
{
    protected AccountForms Forms { get; } = forms;

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!SessionCookie.CanBeUsed(Request))
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Result = View("Message", Forms.Message(Forms.Texts["Account.NeedsHttps"], Forms.Texts["Account.NeedsHttpsWhy"], Forms.Texts["Account.NeedsHttpsHow"]));
        }
    }

    /// <summary>The form as it was on its own page.</summary>
    protected ViewResult Form(FormPage page, int status = StatusCodes.Status200OK)
    {
        Response.StatusCode = status;
        return View("Form", page);
    }

    /// <summary>Too many passwords are being hashed: the form stays as it is, and is sent again in a moment.</summary>
    protected int TooBusy()
    {
        ModelState.AddModelError("", Forms.Texts["Account.TooBusy"]);
        Response.Headers.RetryAfter = HashingTurns.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return StatusCodes.Status503ServiceUnavailable;
    }

    /// <param name="key">Of the text that says what is wrong and what to do.</param>
    protected void Wrong(string field, string key) => ModelState.AddModelError(field, Forms.Texts[key]);
}
