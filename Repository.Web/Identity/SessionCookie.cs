using System.Net;
using Microsoft.Extensions.Options;
using Repository.Domain.Accounts;
using Repository.Web.StartUp;

namespace Repository.Web.Identity;

/// <summary>The one cookie of a person who is signed in. It holds a secret that opens a session's row and says nothing else.</summary>
public static class SessionCookie
{
    /// <summary>The prefix makes browsers take it from this very host over https alone.</summary>
    public const string SecureName = "__Host-session";

    /// <summary>Over plain http on this machine, where browsers refuse the prefix.</summary>
    public const string LoopbackName = "session";

    /// <summary>What a proxy adds to the requests that it passes on.</summary>
    private static readonly string[] ProxyHeaders = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"];

    /// <summary>
    /// A password over plain http could be read on its way; only this machine's own readers are trusted with it. Through a proxy on this machine everybody
    /// seems to be one of them, so a site with a public address, and a request with a proxy's headers, trust nobody.
    /// </summary>
    public static bool CanBeUsed(HttpRequest request) => request.IsHttps
        || (request.HttpContext.Connection.RemoteIpAddress is var remote && (remote is null || IPAddress.IsLoopback(remote)) && IsLoopback(request.Host.Host)
            && !ProxyHeaders.Any(request.Headers.ContainsKey) && IsOfThisMachine(request.HttpContext.RequestServices));

    /// <summary>The secret, or null if there is none that could be one.</summary>
    public static string? Read(HttpRequest request) =>
        CanBeUsed(request) && request.Cookies[Name(request)] is { Length: Secret.Length } secret ? secret : null;

    /// <param name="keep">Beyond the browser's own session, for as long as sessions last.</param>
    public static void Write(HttpContext context, string secret, bool keep) =>
        context.Response.Cookies.Append(Name(context.Request), secret, Options(context.Request, keep ? SessionLimits.Contributor.Absolute : null));

    public static void Delete(HttpContext context) =>
        context.Response.Cookies.Delete(Name(context.Request), Options(context.Request, maxAge: null));

    private static string Name(HttpRequest request) => request.IsHttps ? SecureName : LoopbackName;

    private static CookieOptions Options(HttpRequest request, TimeSpan? maxAge) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Lax,
        MaxAge = maxAge,
        IsEssential = true,
    };

    private static bool IsOfThisMachine(IServiceProvider services) =>
        services.GetRequiredService<IOptions<RepositoryOptions>>().Value.PublicAddress is var address && (address.Length == 0 || IsLoopback(new Uri(address).Host));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
