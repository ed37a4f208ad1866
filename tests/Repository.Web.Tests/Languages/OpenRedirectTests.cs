using Microsoft.AspNetCore.Http;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Languages;

/// <summary>No address of the site leads a reader to another one, however it is written.</summary>
public sealed class OpenRedirectTests(SharedSite site)
{
    /// <summary>Paths as a server gets them after its own decoding, and as they are sent.</summary>
    private static readonly string[] Attempts =
    [
        "//evil.example", "//evil.example/", "///evil.example", "////evil.example", "//evil.example/..", "//evil.example//", "//@evil.example",
        "//evil.example@127.0.0.1",
        "/\\evil.example", "/\\/evil.example", "\\/\\/evil.example", "/\\\\evil.example", "//\\evil.example", "\\\\evil.example", "/.\\evil.example",
        "/..\\evil.example",
        "/%2f%2fevil.example", "/%2fevil.example", "/%2F/evil.example", "/%5cevil.example", "/%5c%5cevil.example", "/%252f%252fevil.example",
        "/%c0%afevil.example", "/%e3%80%82evil.example",
        "/..//evil.example", "/../evil.example", "/.//evil.example", "/./evil.example", "/;//evil.example", "/?//evil.example", "/en//evil.example",
        "/en/..//evil.example",
        "/en/%2f%2fevil.example", "/en/\\evil.example", "/fr//evil.example/search", "/en/../../evil.example", "/%0d%0aLocation:%20//evil.example",
        "/%0aevil.example", "/%0d//evil.example", "/x%0d%0aSet-Cookie:%20a=b",
        "/%09//evil.example", "/\t//evil.example", "/ //evil.example", "/%20//evil.example", "/%00//evil.example", "/\u00a0//evil.example",
        "/\u3002evil.example", "/\u2028//evil.example",
        "/http://evil.example", "/https:evil.example", "/https:/evil.example", "/http:\\\\evil.example", "/javascript:alert(1)", "/data:text/html,x",
        "http://evil.example/", "https://evil.example",
        "/?next=//evil.example", "/?returnUrl=https://evil.example", "/search?q=//evil.example", "/@evil.example", "/evil.example",
        "/:80//evil.example", "/#//evil.example", "//evil.example/%2e%2e",
        "//evil%E3%80%82example", "//0x7f000001", "//[::1]/", "//evil.example:443/search?q=1", "//evil.example/practices/32", "//en/search",
        "/practices//evil.example", "/practices/32-x//evil.example",
    ];

    [Fact]
    public void There_are_more_than_sixty_attempts() => Assert.True(Attempts.Distinct(StringComparer.Ordinal).Count() > 60);

    [Fact]
    public async Task No_address_without_a_language_leaves_the_site()
    {
        foreach (var attempt in Attempts)
        {
            await AssertStaysAsync(attempt);
        }
    }

    [Fact]
    public async Task No_record_redirect_leaves_the_site()
    {
        foreach (var attempt in Attempts)
        {
            await AssertStaysAsync($"/en/practices/32{attempt}");
            await AssertStaysAsync($"/en/practices/32-{attempt.TrimStart('/', '\\')}");
            await AssertStaysAsync($"/en/practices/32?{attempt}");
        }
    }

    [Fact]
    public async Task No_list_redirect_leaves_the_site()
    {
        foreach (var attempt in Attempts)
        {
            await AssertStaysAsync($"/en/practices?page=99&sort={attempt}");
            await AssertStaysAsync($"/en/search?page=99&q=a&country=cl&x={attempt}");
            await AssertStaysAsync($"/en/countries?{attempt}");
        }
    }

    private async Task AssertStaysAsync(string raw)
    {
        var parts = raw.Split('?', 2);
        foreach (var path in new[] { parts[0], Decoded(parts[0]) }.Distinct(StringComparer.Ordinal))
        {
            var context = await SendAsync(path.StartsWith('/') ? path : $"/{path}", parts.Length > 1 ? $"?{parts[1]}" : "");
            Assert.True(context.Response.StatusCode < 500, $"{raw} answers {context.Response.StatusCode}");
            var location = context.Response.Headers.Location.ToString();
            if (location.Length == 0)
            {
                continue;
            }

            Assert.Matches("^/(en|fr|es)(/|$|\\?)", location);
            Assert.DoesNotContain(location.Split('?')[0], c => c is <= ' ' or >= '\u007f' or '\\');
            Assert.DoesNotContain(location, c => c is '\r' or '\n' or '\0');
            Assert.Equal("site.example", new Uri(new Uri("https://site.example/"), location).Host);
            Assert.False(context.Response.Headers.ContainsKey("Set-Cookie"));
        }
    }

    /// <summary>Past the client, which would tidy the address up.</summary>
    private async Task<HttpContext> SendAsync(string path, string query) => await site.Server.SendAsync(context =>
    {
        context.Request.Method = "GET";
        context.Request.Scheme = "https";
        context.Request.Host = new HostString("site.example");
        context.Request.Path = new PathString(path);
        context.Request.QueryString = new QueryString(query);
    });

    private static string Decoded(string path) => Uri.UnescapeDataString(path);
}
