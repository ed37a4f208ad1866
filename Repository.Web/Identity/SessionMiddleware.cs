using System.Security.Claims;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;

namespace Repository.Web.Identity;

/// <summary>Finds who sends a request, from the database each time: a session that is ended or a role that is taken away is so at once, on every node.</summary>
public static class SessionMiddleware
{
    public static IApplicationBuilder UseSessions(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // An error page is a second run of the same request.
        if (context.SignedIn() is null && context.Policy()?.Name != PolicyTable.ReadOpen && SessionCookie.Read(context.Request) is { } secret)
        {
            // A secret that opens nothing is left alone: this request may be late, and the browser hold a new one already, which deleting would take away.
            if (await context.RequestServices.GetRequiredService<SessionStore>().FindAsync(secret, context.RequestAborted) is { } found)
            {
                context.Enter(found);
            }
        }

        await next(context);
    });

    public static SignedInSession? SignedIn(this HttpContext context) => context.Features.Get<SignedInSession>();

    public static Actor Actor(this HttpContext context) => context.Features.Get<Actor>() ?? Domain.Access.Actor.Anonymous;

    /// <summary>From here on the request is this session's.</summary>
    public static void Enter(this HttpContext context, SignedInSession signedIn)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        context.Features.Set(signedIn);
        context.Features.Set(new Actor
        {
            AccountId = signedIn.Account.Id,
            Grants = signedIn.Grants,
            PasswordIsFresh = now < signedIn.Session.PasswordAt + SessionLimits.FreshPassword,
        });
        // Form tokens are bound to the first claim: those of another session are void.
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", signedIn.Session.Id.ToString("N"))], "session"));
    }
}
