using Microsoft.AspNetCore.Http.Features;

namespace Repository.Web.Forms;

/// <summary>Answers a form with another page, by a second run of the request as one to read that page.</summary>
internal static class FormDetours
{
    public static IApplicationBuilder UseFormDetours(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Features.Get<FormDetour>() is not { } detour || context.Response.HasStarted)
        {
            return;
        }

        var (method, path, query) = (context.Request.Method, context.Request.Path, context.Request.QueryString);
        Turn(context, detour);
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Method, context.Request.Path, context.Request.QueryString) = (method, path, query);
        }

        if (!context.Response.HasStarted && context.Response.StatusCode is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed)
        {
            // No page shows such a form.
            context.Response.Headers.Allow = default;
            context.Response.StatusCode = detour.Status;
        }
    });

    private static void Turn(HttpContext context, FormDetour detour)
    {
        var parts = detour.Address.Split('?', 2);
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = PathString.FromUriComponent(parts[0]);
        context.Request.QueryString = parts.Length > 1 ? new QueryString($"?{parts[1]}") : QueryString.Empty;
        context.Request.RouteValues.Clear();
        context.SetEndpoint(null);

        // What was sent is no part of the request for the page.
        context.Request.ContentType = null;
        context.Request.ContentLength = null;
        context.Request.Body = Stream.Null;
        context.Features.Set<IFormFeature>(new FormFeature(context.Request));
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status200OK)
            {
                context.Response.StatusCode = detour.Status;
            }

            return Task.CompletedTask;
        });
    }
}
