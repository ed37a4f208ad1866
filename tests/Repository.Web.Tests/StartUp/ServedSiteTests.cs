using System.Net;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.StartUp;

/// <summary>What the site answers on the wire.</summary>
public sealed class ServedSiteTests(ServedSite site) : IClassFixture<ServedSite>
{
    [Fact]
    public async Task Head_answers_as_get_does_without_a_body()
    {
        foreach (var address in SitePages.All.Select(path => $"/en{path}").Concat(["/en/practices/32", "/en/nothing", "/", "/robots.txt", "/favicon.svg", "/health", "/ready"]))
        {
            // Before and after GET: neither is answered with what was kept of the other.
            using var first = await site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
            using var get = await site.Client.GetAsync(address);
            using var second = await site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
            foreach (var head in new[] { first, second })
            {
                Assert.Equal((address, get.StatusCode, get.Headers.Location, get.Headers.ETag), (address, head.StatusCode, head.Headers.Location, head.Headers.ETag));
                Assert.Equal((address, get.Content.Headers.ContentType), (address, head.Content.Headers.ContentType));
                Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            }

            Assert.True(get.StatusCode != HttpStatusCode.OK || (await get.Content.ReadAsByteArrayAsync()).Length > 0, address);
        }
    }

    [Fact]
    public async Task The_server_does_not_name_itself()
    {
        var (_, answer) = await site.GetAsync("/en");
        Assert.DoesNotContain("\nServer:", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("X-Powered-By", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Pages_are_compressed_for_whoever_can_read_that()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/practices") { Headers = { { "Accept-Encoding", "br, gzip" } } };
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Fact]
    public async Task A_first_view_is_under_100_KB_and_15_requests()
    {
        foreach (var address in SitePages.All)
        {
            var page = await site.Client.PageAsync($"/en{address}");
            var files = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(link => link.GetAttribute("href")!)
                .Concat(page.QuerySelectorAll("script[src], img[src]").Select(script => script.GetAttribute("src")!))
                .Concat(page.QuerySelectorAll("use").Take(1).Select(use => use.GetAttribute("href")!.Split('#')[0])).Distinct(StringComparer.Ordinal).ToList();
            Assert.True(files.Count < 15, $"{address}: {files.Count} files");
            var bytes = await LengthAsync($"/en{address}");
            foreach (var file in files)
            {
                bytes += await LengthAsync(file);
            }

            Assert.True(bytes < 100 * 1024, $"{address}: {bytes} bytes");
        }
    }

    private async Task<int> LengthAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "br, gzip" } } };
        using var response = await site.Client.SendAsync(request);
        Assert.Equal((address, HttpStatusCode.OK), (address, response.StatusCode));
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }
}
