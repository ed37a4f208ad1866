namespace Repository.Web.Languages;

/// <summary><c>{language:language}</c> in a route: one of the site's.</summary>
public sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        SiteLanguages.Find(values[routeKey] as string) is not null;
}
