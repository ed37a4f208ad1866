using Repository.Web.Access;

namespace Repository.Web.Security;

/// <summary>The headers that every response carries, errors, redirects and files included.</summary>
public static class SecurityHeaders
{
    /// <summary>No inline script or style, nothing from elsewhere, no frames.</summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string Permissions = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=(), interest-cohort=()";

    /// <summary>Two years, as browsers' preload lists ask for.</summary>
    private const string TransportSecurity = "max-age=63072000; includeSubDomains";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // Set before the rest runs, so that nothing can answer without them, and again at the start: an exception clears headers.
        Set(context);
        context.Response.OnStarting(() =>
        {
            Set(context);
            if (context.IsPrivate())
            {
                context.Response.Headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        // Addresses of private pages may hold the secret of a mailed link.
        headers["Referrer-Policy"] = context.IsPrivate() ? "no-referrer" : "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = TransportSecurity;
        }
    }
}
