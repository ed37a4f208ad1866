using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Audit;
using Repository.Web.Features.Shared;
using Repository.Web.Forms;
using Repository.Web.Languages;
using Repository.Web.Security;

namespace Repository.Web.Access;

/// <summary>The answer to whoever may not, or not yet.</summary>
public sealed class AccessRefusal(AccessDecision decision) : IActionResult
{
    public AccessDecision Decision { get; } = decision;

    public Task ExecuteResultAsync(ActionContext context) => AnswerAsync(context.HttpContext, Decision);

    public static async Task AnswerAsync(HttpContext context, AccessDecision decision)
    {
        switch (decision)
        {
            case AccessDecision.SignInFirst or AccessDecision.PasswordFirst when context.Request.WantsJson():
                // A script cannot enter; the page that it runs in can.
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                await context.Response.WriteAsJsonAsync(new { status = StatusCodes.Status401Unauthorized, error = "sign in first" });
                break;
            case AccessDecision.SignInFirst:
                await EnterAsync(context, "sign-in");
                break;
            case AccessDecision.PasswordFirst:
                await EnterAsync(context, "password-check");
                break;
            case AccessDecision.Hidden:
                context.Refused(AuditEvents.AccessRefused, "hidden");
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
            default:
                context.Refused(AuditEvents.AccessRefused);
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                break;
        }
    }

    /// <summary>Leads to the page of entrance; a form is answered with that page at once, as it could not carry over a redirect what was typed.</summary>
    private static async Task EnterAsync(HttpContext context, string page)
    {
        var entrance = Entrance(context, page);
        if (await context.Request.KeptAsync() is { } form && context.RequestServices.GetRequiredService<KeptForms>().Protect(form) is { } carried)
        {
            context.Features.Set(new FormDetour(form, entrance, StatusCodes.Status403Forbidden) { Carried = carried });
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            context.Response.Redirect(entrance);
        }
    }

    /// <summary>A page that leads back here.</summary>
    private static string Entrance(HttpContext context, string page)
    {
        var request = context.Request;
        var back = request.Path.ToUriComponent() + (HttpMethods.IsGet(request.Method) ? request.QueryString.ToUriComponent() : "");
        return $"/{context.Language().Code}/account/{page}?return={Uri.EscapeDataString(back)}";
    }
}
