using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Repository.Domain.Audit;
using Repository.Web.Security;

namespace Repository.Web.Limits;

public static partial class LimitsStartUp
{
    public static WebApplicationBuilder AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddRateLimiter(_ => { });
        return builder;
    }

    /// <summary>Before anything is looked up: searches count whether or not their page is kept ready.</summary>
    public static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app) =>
        app.UseLimits(RouteClass.Search, RouteClass.Machine, RouteClass.Form, RouteClass.Autosave, RouteClass.Export);

    /// <summary>After the page cache: of pages, those that have to be made.</summary>
    public static IApplicationBuilder UsePageLimits(this IApplicationBuilder app) => app.UseLimits(RouteClass.Page);

    private static IApplicationBuilder UseLimits(this IApplicationBuilder app, params RouteClass[] classes) => app.UseRateLimiter(new RateLimiterOptions
    {
        GlobalLimiter = new RequestLimiter(
            app.ApplicationServices.GetRequiredService<IOptions<LimitOptions>>().Value, app.ApplicationServices.GetRequiredService<TimeProvider>(), classes),
        RejectionStatusCode = StatusCodes.Status429TooManyRequests,
        OnRejected = RefuseAsync,
    });

    /// <summary>Programs are told in JSON; people by the error page that follows.</summary>
    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken ct)
    {
        var http = context.HttpContext;
        context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        var routes = http.RouteClass();
        var logger = http.RequestServices.GetRequiredService<ILogger<RequestLimiter>>();
        LogRefused(logger, routes, seconds);
        http.Refused(AuditEvents.LimitReached, "requests");
        if (routes is RouteClass.Machine or RouteClass.Autosave)
        {
            await http.Response.WriteAsJsonAsync(new { status = StatusCodes.Status429TooManyRequests, error = "too many requests", retryAfterSeconds = seconds }, ct);
        }
    }

    [LoggerMessage(EventId = 4290, Level = LogLevel.Information, Message = "A client asks too much: {Routes}; it is taken again in {Seconds} s")]
    private static partial void LogRefused(ILogger logger, RouteClass routes, int seconds);
}
