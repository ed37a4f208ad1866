using Repository.Domain.Contributions.Kinds;

namespace Repository.Web.Features.Records;

/// <summary><c>{kindPath:kind}</c> in a route: the path of a kind there is.</summary>
public sealed class KindConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string path && KindCatalogue.AtPath(path) is not null;
}
