using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Repository.Web.StartUp;

namespace Repository.Web.Security;

/// <summary>A site that knows its names answers to no other: nothing that a request names shall stand in a page.</summary>
public static class KnownHosts
{
    /// <summary>Of whoever watches the site from its own machine.</summary>
    private static readonly StringSegment[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    public static WebApplicationBuilder AddKnownHosts(this WebApplicationBuilder builder)
    {
        // The framework's own filter answers before the headers that every answer carries.
        builder.Services.PostConfigure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);
        return builder;
    }

    public static IApplicationBuilder UseKnownHosts(this IApplicationBuilder app)
    {
        var services = app.ApplicationServices;
        var names = Names(services.GetRequiredService<IOptions<RepositoryOptions>>().Value.PublicAddress, services.GetRequiredService<IConfiguration>()["AllowedHosts"]);
        return names.Count == 0 ? app : app.Use((context, next) =>
        {
            if (IsWatched(context.Request.Path) || HostString.MatchesAny(context.Request.Host.Value, names))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }

    /// <returns>Empty for any.</returns>
    private static IList<StringSegment> Names(string publicAddress, string? allowed)
    {
        var names = (allowed ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        if (names.Contains("*", StringComparer.Ordinal))
        {
            names.Clear();
        }

        if (publicAddress.Length > 0)
        {
            names.Add(new Uri(publicAddress).Host);
        }

        return names.Count == 0 ? [] : [.. names.Select(name => new StringSegment(name)), .. Loopback];
    }

    /// <summary>Whoever spreads requests over nodes asks each by its address, and learns nothing by which name it is called.</summary>
    private static bool IsWatched(PathString path) => path == "/health" || path == "/ready";
}
