using System.Globalization;
using Repository.Domain.Access;
using Repository.Web.Access;

namespace Repository.Web.Languages;

/// <summary>Takes the language of a request from its address; a page without one, such as an error, is shown in the reader's own.</summary>
public static class LanguageMiddleware
{
    /// <summary>Of any other method routing says that it is not allowed; a fallback for all would hide that behind a missing page.</summary>
    private static readonly string[] Methods = ["GET", "HEAD"];

    public static IApplicationBuilder UseLanguageOfAddress(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var language = SiteLanguages.OfPath(context.Request.Path) ?? SiteLanguages.Negotiate(context.Request);
        context.Items[typeof(SiteLanguage)] = language;
        CultureInfo.CurrentCulture = language.Culture;
        CultureInfo.CurrentUICulture = language.Culture;
        return next(context);
    });

    public static SiteLanguage Language(this HttpContext context) =>
        context.Items[typeof(SiteLanguage)] as SiteLanguage ?? SiteLanguages.All[0];

    /// <summary>
    /// Leads an address without a language to the same one in the reader's. What looks like a file is not led anywhere: it is missing.
    /// </summary>
    public static void MapLanguageRedirect(this IEndpointRouteBuilder routes) => routes.MapMethods("{**path:nonfile}", Methods, context =>
    {
        if (SiteLanguages.OfPath(context.Request.Path) is not null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.Headers.Vary = "Accept-Language";
        context.Response.Headers.CacheControl = "no-cache";
        var path = context.Request.Path == "/" ? PathString.Empty : context.Request.Path;
        context.Response.Redirect(new PathString($"/{context.Language().Code}").Add(path).ToUriComponent() + context.Request.QueryString.ToUriComponent());
        return Task.CompletedTask;
    }).WithOrder(int.MaxValue).Allows(PolicyTable.ReadOpen);
}
