using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;

namespace Repository.Web.Security;

/// <summary>
/// The name of a request: in the header of its answer, in the lines of the log, in audit entries and on error pages. It is random, whoever asks:
/// the server's own ids count connections and requests, and a name that a stranger may choose could be another one's.
/// </summary>
public static class RequestIds
{
    public const string HeaderName = "Request-Id";

    /// <summary>Letters that can be read out over a telephone: Crockford's base 32.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>80 bits: no two alike in any log.</summary>
    private const int Length = 16;

    public static WebApplicationBuilder AddRequestIds(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IHttpContextFactory, NamedRequests>();
        return builder;
    }

    public static IApplicationBuilder UseRequestIds(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment: an exception clears headers, and a page from the cache brings those of another request.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[HeaderName] = context.TraceIdentifier;
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Names a request as soon as there is one: the host writes the name into the scope of its log lines before any middleware runs.</summary>
    private sealed class NamedRequests(IServiceProvider services) : IHttpContextFactory
    {
        private readonly DefaultHttpContextFactory inner = new(services);

        public HttpContext Create(IFeatureCollection featureCollection)
        {
            var context = inner.Create(featureCollection);
            context.TraceIdentifier = RandomNumberGenerator.GetString(Alphabet, Length);
            return context;
        }

        public void Dispose(HttpContext httpContext) => inner.Dispose(httpContext);
    }
}
