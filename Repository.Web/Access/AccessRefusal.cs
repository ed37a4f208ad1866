using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Web.Languages;

namespace Repository.Web.Access;

/// <summary>The answer to whoever may not, or not yet.</summary>
public sealed class AccessRefusal(AccessDecision decision) : IActionResult
{
    public AccessDecision Decision { get; } = decision;

    public Task ExecuteResultAsync(ActionContext context) => AnswerAsync(context.HttpContext, Decision);

    public static Task AnswerAsync(HttpContext context, AccessDecision decision)
    {
        switch (decision)
        {
            case AccessDecision.SignInFirst:
                context.Response.Redirect(Entrance(context, "sign-in"));
                break;
            case AccessDecision.PasswordFirst:
                context.Response.Redirect(Entrance(context, "password-check"));
                break;
            case AccessDecision.Hidden:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>A page that leads back here.</summary>
    private static string Entrance(HttpContext context, string page)
    {
        var request = context.Request;
        var back = request.Path.ToUriComponent() + (HttpMethods.IsGet(request.Method) ? request.QueryString.ToUriComponent() : "");
        return $"/{context.Language().Code}/account/{page}?return={Uri.EscapeDataString(back)}";
    }
}
