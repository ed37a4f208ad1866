using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Security;

/// <summary>What every answer carries, whatever it is.</summary>
public sealed partial class SecurityHeadersTests(SharedSite site)
{
    /// <summary>A value for each part of a route that is not a language.</summary>
    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["kindPath"] = "practices",
        ["address"] = "32-sello-migrante-chile",
        ["id"] = "7",
        ["name"] = "privacy",
        ["status"] = "404",
        ["path"] = "search",
    };

    private IEnumerable<string> Routes => site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(route => "/" + RoutePart().Replace(route.RoutePattern.RawText!.TrimStart('/'), part => part.Groups["name"].Value == "language" ? "fr" : Parts.GetValueOrDefault(part.Groups["name"].Value, "x")))
        .Where(address => !address.EndsWith(".br", StringComparison.Ordinal) && !address.EndsWith(".gz", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    [Fact]
    public async Task Every_route_carries_them()
    {
        var routes = Routes.ToList();
        Assert.True(routes.Count > 15, string.Join(' ', routes));
        foreach (var address in routes)
        {
            using var response = await site.Client.GetAsync(address);
            AssertHeaders(address, response);
        }
    }

    [Theory]
    [InlineData("GET", "/en", 200)]
    [InlineData("GET", "/en/nothing", 404)]
    [InlineData("GET", "/nothing.txt", 404)]
    [InlineData("POST", "/en/practices", 405)]
    [InlineData("POST", "/", 405)]
    [InlineData("GET", "/", 302)]
    [InlineData("GET", "/en/practices/32", 301)]
    [InlineData("GET", "/en/practices?page=99", 302)]
    [InlineData("GET", "/favicon.svg", 200)]
    [InlineData("GET", "/css/site.css", 200)]
    [InlineData("GET", "/js/site.js", 200)]
    [InlineData("GET", "/robots.txt", 200)]
    [InlineData("GET", "/health", 200)]
    [InlineData("GET", "/ready", 200)]
    [InlineData("OPTIONS", "/en", 405)]
    [InlineData("TRACE", "/en", 405)]
    public async Task Every_kind_of_answer_carries_them(string method, string address, int status)
    {
        using var response = await site.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
        Assert.Equal(status, (int)response.StatusCode);
        AssertHeaders(address, response);
    }

    [Fact]
    public async Task A_page_that_a_browser_has_carries_them_too()
    {
        using var first = await site.Client.GetAsync("/en");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        AssertHeaders("/en", response);
    }

    [Fact]
    public async Task Secure_transport_is_asked_for_on_https_only()
    {
        using var plain = await site.Client.GetAsync("/en");
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
        foreach (var address in new[] { "/en", "/en/nothing", "/", "/favicon.svg" })
        {
            using var secure = await site.Client.GetAsync($"https://localhost{address}");
            var value = Assert.Single(secure.Headers.GetValues("Strict-Transport-Security"));
            Assert.Matches("^max-age=(3153[6-9]|[4-9][0-9]{4})[0-9]{3}; includeSubDomains$", value);
        }
    }

    [Fact]
    public async Task No_other_site_may_read_an_answer()
    {
        foreach (var origin in new[] { "https://evil.example", "null", "http://localhost", "https://localhost.evil.example" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/en") { Headers = { { "Origin", origin } } };
            using var response = await site.Client.SendAsync(request);
            Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        }
    }

    internal static void AssertHeaders(string address, HttpResponseMessage response)
    {
        string Value(string name) => response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? Assert.Single(values)
            : throw new InvalidOperationException($"{address} ({(int)response.StatusCode}) has no {name}");

        var policy = Value("Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries);
        Assert.DoesNotContain(policy, rule => rule.Contains("unsafe", StringComparison.Ordinal) || rule.Contains('*') || rule.Contains("http", StringComparison.Ordinal) || rule.Contains("data:", StringComparison.Ordinal));
        Assert.All(["default-src 'none'", "script-src 'self'", "style-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"], rule => Assert.Contains(rule, policy));
        Assert.Equal("nosniff", Value("X-Content-Type-Options"));
        Assert.Contains(Value("Referrer-Policy"), new[] { "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin" });
        Assert.All(["camera=()", "geolocation=()", "microphone=()"], rule => Assert.Contains(rule, Value("Permissions-Policy"), StringComparison.Ordinal));
        Assert.Equal("same-origin", Value("Cross-Origin-Opener-Policy"));
        Assert.True(!response.Headers.TryGetValues("Set-Cookie", out var cookies) || IsOfForm(address, Assert.Single(cookies)), $"{address} sets a cookie");
        Assert.False(response.Headers.Contains("Server"));
    }

    /// <summary>A page with a form for people without a session, such as that to sign in, has the form's own cookie and no other.</summary>
    private static bool IsOfForm(string address, string cookie) =>
        address.Contains("/account/", StringComparison.Ordinal) && cookie.StartsWith("form=", StringComparison.Ordinal) && cookie.EndsWith("; path=/; samesite=strict; httponly", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\*{0,2}(?<name>[a-zA-Z]+)[^{}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex RoutePart();
}
