using Repository.Domain.Access;

namespace Repository.Web.Access;

/// <summary>Names the line of the policy table that a route falls under. A route without one is closed to all.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowsAttribute(string policy) : Attribute
{
    public Policy Policy { get; } = PolicyTable.Named(policy);
}

public static class AllowsRoutes
{
    public static T Allows<T>(this T routes, string policy)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new AllowsAttribute(policy));
}
