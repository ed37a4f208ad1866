using Repository.Domain.Access;
using Repository.Web.Identity;

namespace Repository.Web.Access;

/// <summary>Lets a request through to its route if the policy table allows it to whoever asks, as far as that shows before anything is looked up.</summary>
public static class AccessMiddleware
{
    private static readonly object PrivateKey = new();

    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // What has no route is answered with 404 by whatever comes after, and what routing itself answers, such as 405, is no route.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return next(context);
        }

        if (context.Policy() is { IsPublicPage: false, Name: not PolicyTable.ReadOpen })
        {
            context.Items[PrivateKey] = true;
        }

        var decision = context.Policy()?.Decide(context.Actor(), subject: null);
        return decision switch
        {
            AccessDecision.Allowed => next(context),
            null => throw new InvalidOperationException($"the route “{endpoint.DisplayName}” states no policy"),
            _ => AccessRefusal.AnswerAsync(context, decision.Value),
        };
    });

    /// <summary>Of the route that was found; the nearest to the action counts.</summary>
    public static Policy? Policy(this HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<AllowsAttribute>()?.Policy;

    /// <summary>Whether the answer is for one person, or for this moment, alone: no cache may keep it, nor the error page that comes instead.</summary>
    public static bool IsPrivate(this HttpContext context) => context.SignedIn() is not null || context.Items.ContainsKey(PrivateKey);
}
