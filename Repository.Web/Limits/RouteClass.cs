using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Features.Shared;

namespace Repository.Web.Limits;

/// <summary>What requests are counted together.</summary>
public enum RouteClass
{
    /// <summary>Files, health, redirects, error pages: not counted.</summary>
    Free,

    /// <summary>Everything that states nothing else.</summary>
    Page,
    Search,
    Machine,

    /// <summary>Whatever changes something.</summary>
    Form,

    /// <summary>What the page of a draft saves by itself, while somebody writes.</summary>
    Autosave,
    Export,
}

/// <summary>States the class of a route that shows neither by its method nor by its policy.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class LimitedAttribute(RouteClass routes) : Attribute
{
    public RouteClass Routes { get; } = routes;
}

public static class RouteClasses
{
    public static RouteClass RouteClass(this HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<LimitedAttribute>() is { } stated)
        {
            return stated.Routes;
        }

        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        return context.Policy()?.Name switch
        {
            PolicyTable.ReadOpen => Limits.RouteClass.Free,
            // Its page asks for the list; the form of it makes it.
            PolicyTable.ExportLists when !reads => Limits.RouteClass.Export,
            PolicyTable.WriteDraft when !reads && context.Request.WantsJson() => Limits.RouteClass.Autosave,
            _ => reads ? Limits.RouteClass.Page : Limits.RouteClass.Form,
        };
    }
}
