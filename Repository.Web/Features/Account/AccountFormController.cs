using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Web.Identity;
using Repository.Web.Languages;
using Repository.Web.Security;

namespace Repository.Web.Features.Account;

/// <summary>A page of an account that is a form. Over plain http it explains why it takes no password.</summary>
public abstract class AccountFormController(AccountForms forms) : Controller
{
    protected AccountForms Forms { get; } = forms;

    protected Texts T => Forms.Texts;

    /// <summary>What a mailed link holds; empty if there is nothing.</summary>
    protected string Token => Request.Query["token"].ToString();

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!SessionCookie.CanBeUsed(Request))
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Result = View("Message", Forms.Message(T["Account.NeedsHttps"], T["Account.NeedsHttpsWhy"], T["Account.NeedsHttpsHow"]));
        }
    }

    protected ViewResult Form(FormPage page, int status = StatusCodes.Status200OK)
    {
        Response.StatusCode = status;
        return View("Form", page);
    }

    protected ViewResult Message(MessagePage page, int status = StatusCodes.Status200OK)
    {
        Response.StatusCode = status;
        return View("Message", page);
    }

    /// <summary>Of a link that was used, is too old, or was made void by a change of password or address: which one, nobody is told.</summary>
    protected ViewResult LinkIsVoid(params PageLink[] ways) =>
        Message(Forms.Message(T["Account.LinkVoid"], T["Account.LinkVoidText"]) with { Links = ways }, StatusCodes.Status410Gone);

    /// <summary>Too many passwords are being hashed: the form stays as it is, and is sent again in a moment.</summary>
    /// <returns>The status to answer with.</returns>
    protected int TooBusy()
    {
        ModelState.AddModelError("", T["Account.TooBusy"]);
        RetryAfter(HashingTurns.RetryAfter);
        return StatusCodes.Status503ServiceUnavailable;
    }

    /// <returns>The status to answer with.</returns>
    protected int Limited(TimeSpan wait)
    {
        ModelState.AddModelError("", T["Account.Limited", T.Count("Account.Minutes", (long)Math.Ceiling(wait.TotalMinutes))]);
        RetryAfter(wait);
        HttpContext.Refused(AuditEvents.LimitReached, "tries");
        return StatusCodes.Status429TooManyRequests;
    }

    /// <param name="key">Of the text that says what is wrong and what to do.</param>
    protected void Wrong(string field, string key) => ModelState.AddModelError(field, T[key]);

    /// <returns>The address that was typed, or an empty text with an error.</returns>
    protected string ReadEmail(string? typed)
    {
        if (TypedEmail.Read(typed) is { } email)
        {
            return email;
        }

        Wrong(AccountForms.EmailName, string.IsNullOrWhiteSpace(typed) ? "Account.EmailMissing" : "Account.EmailWrong");
        return "";
    }

    /// <summary>A password that somebody has: that it is there, and can be one.</summary>
    protected void CheckPassword(string password)
    {
        if (password.Length == 0)
        {
            Wrong(AccountForms.PasswordName, "Account.PasswordMissing");
        }
        else if (!PasswordRules.CanBeOne(password))
        {
            ModelState.AddModelError(AccountForms.PasswordName, T["Account.PasswordTooLong", PasswordRules.MaxLength]);
        }
    }

    /// <summary>Compares the password of the account that a mailed link belongs to, under the limits of sign-ins.</summary>
    /// <param name="key">Of the text that says that it is another's.</param>
    /// <returns>The account as it was compared; null with the status to answer with.</returns>
    protected async Task<(Domain.Accounts.Account? Compared, int Status)> CompareAsync(PasswordTries tries, Domain.Accounts.Account account, string password, string key, CancellationToken ct)
    {
        CheckPassword(password);
        if (!ModelState.IsValid)
        {
            return (null, StatusCodes.Status400BadRequest);
        }

        switch (await tries.CompareAsync(account.Email, password, HttpContext.Browser(), ct))
        {
            case PasswordTry.Right right:
                return (await tries.SucceedAsync(right, ct), StatusCodes.Status200OK);
            case PasswordTry.Limited limited:
                return (null, Limited(limited.Wait));
            case PasswordTry.TooBusy:
                return (null, TooBusy());
            default:
                Wrong(AccountForms.PasswordName, key);
                return (null, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>A password that somebody chooses.</summary>
    protected void CheckNewPassword(string password, string email, string displayName)
    {
        if (password.Length == 0)
        {
            Wrong(AccountForms.PasswordName, "Account.NewPasswordMissing");
        }
        else if (PasswordRules.Check(password, email, displayName) is { } fault)
        {
            ModelState.AddModelError(AccountForms.PasswordName, T[$"Account.Password{fault}", fault == PasswordFault.TooShort ? PasswordRules.MinLength : PasswordRules.MaxLength]);
        }
    }

    /// <returns>The name as it is to be shown, or one with an error.</returns>
    protected string ReadDisplayName(string typed)
    {
        var name = DisplayNames.Tidy(typed);
        if (DisplayNames.Check(name) is { } fault)
        {
            ModelState.AddModelError(AccountForms.NameName, T[$"Account.Name{fault}", fault == NameFault.TooShort ? DisplayNames.MinLength : DisplayNames.MaxLength]);
        }

        return name;
    }

    private void RetryAfter(TimeSpan wait) => Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
