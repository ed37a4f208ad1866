using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Limits;

/// <summary>What a client meets who asks too much, through the whole site. Each test has addresses of its own.</summary>
public sealed class RequestLimitTests(LimitedSite site) : IClassFixture<LimitedSite>
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    public async Task Searches_are_refused_with_a_page_that_says_how_long_and_taken_again_after_the_window(string language)
    {
        var from = $"192.0.2.{10 + language[0] % 16}";
        Assert.Equal([200, 200, 200, 200, 200], await ManyAsync($"/{language}/search?q=work", from, 5));
        var refused = await site.SendAsync($"/{language}/search?q=work", from);
        var page = Pages.Parse(refused.Body);
        Assert.Equal((429, "1", "no-store"), (refused.Response.StatusCode, refused.Response.Headers.RetryAfter.ToString(), refused.Response.Headers.CacheControl.ToString()));
        Assert.Equal(SourceTexts.In(language, "Errors.TooManyTitle"), page.QuerySelector("h1").Shown());
        Assert.Equal($"/{language}/search?q=work", page.QuerySelector("main a.button")!.GetAttribute("href"));
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal([200], await ManyAsync($"/{language}/search?q=work", "192.0.2.200", 1));

        site.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([200, 200, 200, 429], await ManyAsync($"/{language}/search", from, 4));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([200], await ManyAsync($"/{language}/search", from, 1));
    }

    [Fact]
    public async Task Programs_are_refused_in_JSON()
    {
        Assert.Equal([200, 200, 200, 200], await ManyAsync("/feeds/search", "192.0.2.40", 4));
        var refused = await site.SendAsync("/feeds/search", "192.0.2.40");
        using var told = JsonDocument.Parse(refused.Body);
        Assert.Equal((429, "3600", 3600), (refused.Response.StatusCode, refused.Response.Headers.RetryAfter.ToString(), told.RootElement.GetProperty("retryAfterSeconds").GetInt32()));
        Assert.StartsWith("application/json", refused.Response.ContentType, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([200], await ManyAsync("/feeds/search", "192.0.2.40", 1));
    }

    [Fact]
    public async Task Pages_that_are_kept_ready_files_and_health_are_never_refused()
    {
        foreach (var address in new[] { "/en", "/health", "/css/site.css", "/robots.txt", "/.well-known/security.txt" })
        {
            Assert.DoesNotContain(429, await ManyAsync(address, "192.0.2.50", 30));
        }

        Assert.Contains(429, await Task.WhenAll(Enumerable.Range(0, 7).Select(async page => (await site.SendAsync($"/en/practices?x={page}", "192.0.2.51")).Response.StatusCode)));
    }

    [Fact]
    public async Task One_network_of_IPv6_and_one_account_are_one_client()
    {
        Assert.Equal([200, 200, 200, 200, 200], await ManyAsync("/en/search", "2001:db8:1:1::1", 5));
        Assert.Equal([429], await ManyAsync("/en/search", "2001:db8:1:1:ffff::2", 1));
        Assert.Equal([200], await ManyAsync("/en/search", "2001:db8:1:2::1", 1));
    }

    [Fact]
    public async Task Only_a_trusted_proxy_says_who_asks()
    {
        for (var forged = 1; forged <= 5; forged++)
        {
            await site.SendAsync("/en/search", "192.0.2.60", request => request.Headers["X-Forwarded-For"] = string.Create(CultureInfo.InvariantCulture, $"203.0.113.{forged}"));
        }

        Assert.Equal(429, (await site.SendAsync("/en/search", "192.0.2.60", request => request.Headers["X-Forwarded-For"] = "203.0.113.99")).Response.StatusCode);

        // Behind the proxy each client counts by itself, whatever it says of those before it.
        for (var asked = 1; asked <= 5; asked++)
        {
            Assert.Equal(200, (await BehindProxyAsync($"198.51.100.{asked}, 203.0.113.7")).Response.StatusCode);
        }

        Assert.Equal(429, (await BehindProxyAsync("198.51.100.77, 203.0.113.7")).Response.StatusCode);
        Assert.Equal(200, (await BehindProxyAsync("203.0.113.8")).Response.StatusCode);
    }

    [Theory]
    [InlineData(LimitedSite.Proxy, true)]
    [InlineData("10.1.0.9", false)]
    [InlineData("192.0.2.70", false)]
    public async Task Only_a_trusted_proxy_says_that_the_site_is_read_over_https(string from, bool secure)
    {
        var answer = await site.SendAsync("/robots.txt", from, request =>
        {
            request.Headers["X-Forwarded-Proto"] = "https";
            request.Headers["X-Forwarded-Host"] = "evil.example";
        });
        Assert.Equal(secure, answer.Response.Headers.StrictTransportSecurity.Count > 0);
        Assert.Equal("practices.example.org", answer.Request.Host.Value);
    }

    [Theory]
    [InlineData("practices.example.org", 200)]
    [InlineData("PRACTICES.example.org:443", 200)]
    [InlineData("localhost:5000", 200)]
    [InlineData("[::1]:5000", 200)]
    [InlineData("evil.example", 400)]
    [InlineData("practices.example.org.evil.example", 400)]
    [InlineData("evil.example:443", 400)]
    [InlineData("", 400)]
    public async Task The_site_answers_to_its_names_alone(string host, int status)
    {
        var answer = await site.SendAsync("/en/about", $"192.0.2.{80 + host.Length}", request => request.Host = new HostString(host));
        Assert.Equal(status, answer.Response.StatusCode);
        Assert.True(answer.Response.Headers.ContentSecurityPolicy.Count == 1);
        Assert.DoesNotContain("evil.example", answer.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await site.SendAsync("/ready", "192.0.2.80", request => request.Host = new HostString(host))).Response.StatusCode);
    }

    private Task<LimitedAnswer> BehindProxyAsync(string forwardedFor) => site.SendAsync("/en/search", LimitedSite.Proxy, request => request.Headers["X-Forwarded-For"] = forwardedFor);

    private async Task<IReadOnlyList<int>> ManyAsync(string address, string from, int count)
    {
        var statuses = new int[count];
        for (var request = 0; request < count; request++)
        {
            statuses[request] = (await site.SendAsync(address, from)).Response.StatusCode;
        }

        return statuses;
    }
}
