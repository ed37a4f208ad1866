using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;

namespace Repository.Web.Identity;

/// <summary>
/// The framework's form tokens, with the cookie's name by the scheme of the request: browsers take the prefix <c>__Host-</c> over https alone,
/// and the framework knows one name only.
/// </summary>
internal sealed class SchemeAntiforgery(IDataProtectionProvider protection, ILoggerFactory logging) : IAntiforgery, IDisposable
{
    public const string FieldName = "form-token";

    private readonly ServiceProvider secure = Services(protection, logging, "__Host-form", CookieSecurePolicy.Always);
    private readonly ServiceProvider loopback = Services(protection, logging, "form", CookieSecurePolicy.None);

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => Of(httpContext).GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => Of(httpContext).GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Of(httpContext).IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => Of(httpContext).ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => Of(httpContext).SetCookieTokenAndHeader(httpContext);

    public void Dispose()
    {
        secure.Dispose();
        loopback.Dispose();
    }

    private IAntiforgery Of(HttpContext context) => (context.Request.IsHttps ? secure : loopback).GetRequiredService<IAntiforgery>();

    private static ServiceProvider Services(IDataProtectionProvider protection, ILoggerFactory logging, string cookie, CookieSecurePolicy policy) => new ServiceCollection()
        .AddSingleton(protection)
        .AddSingleton(logging)
        .AddLogging()
        .AddAntiforgery(options =>
        {
            options.FormFieldName = FieldName;
            options.HeaderName = "X-Form-Token";
            // Frames are forbidden by the content policy already.
            options.SuppressXFrameOptionsHeader = true;
            options.Cookie.Name = cookie;
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = policy;
            options.Cookie.SameSite = SameSiteMode.Strict;
        })
        .BuildServiceProvider();
}
