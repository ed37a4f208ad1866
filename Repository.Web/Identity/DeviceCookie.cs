using Repository.Domain.Accounts;

namespace Repository.Web.Identity;

/// <summary>Says that somebody has signed in in this browser before. It opens nothing, and outlasts sessions.</summary>
public static class DeviceCookie
{
    public const string SecureName = "__Host-device";
    public const string LoopbackName = "device";

    public static string? Read(HttpRequest request) =>
        SessionCookie.CanBeUsed(request) && request.Cookies[Name(request)] is { Length: Secret.Length } secret ? secret : null;

    public static void Write(HttpContext context, string secret) => context.Response.Cookies.Append(Name(context.Request), secret, new CookieOptions
    {
        Path = "/",
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        MaxAge = KnownDevices.KeptFor,
        IsEssential = true,
    });

    private static string Name(HttpRequest request) => request.IsHttps ? SecureName : LoopbackName;
}
