using System.Net;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Languages;

public sealed class LanguageRedirectTests(SharedSite site)
{
    [Theory]
    [InlineData(null, "en")]
    [InlineData("fr", "fr")]
    [InlineData("es-MX,es;q=0.9,en;q=0.5", "es")]
    [InlineData("FR-ca", "fr")]
    [InlineData("de,pt;q=0.9,fr;q=0.2", "fr")]
    [InlineData("en;q=0.1,es;q=0.2,fr;q=0.15", "es")]
    [InlineData("en;q=0,fr;q=0", "en")]
    [InlineData("fr;q=0,es;q=0.001", "es")]
    [InlineData("de,*", "en")]
    [InlineData("*", "en")]
    [InlineData("*;q=0", "en")]
    [InlineData("", "en")]
    [InlineData(";;;,,,", "en")]
    [InlineData("fr;q=many", "en")]
    [InlineData("<script>alert(1)</script>", "en")]
    [InlineData("../../etc/passwd", "en")]
    [InlineData("zh-Hant-TW-x-private-fr", "en")]
    public async Task An_address_without_a_language_leads_to_the_readers_own(string? accepted, string language)
    {
        using var response = await GetAsync("/practices/32?x=1", accepted);
        Assert.Equal((HttpStatusCode.Redirect, $"/{language}/practices/32?x=1"), (response.StatusCode, response.Headers.Location?.OriginalString));
        Assert.Contains("Accept-Language", response.Headers.Vary);
        Assert.True(response.Headers.CacheControl?.NoCache);
    }

    [Fact]
    public async Task Thousands_of_languages_are_no_readers()
    {
        using var response = await GetAsync("/", string.Join(',', Enumerable.Repeat("fr;q=0.5", 10 * 1024 / 9)));
        Assert.Equal("/en", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/", "/en")]
    [InlineData("/search?q=a%20b&country=cl", "/en/search?q=a%20b&country=cl")]
    [InlineData("/objectives/7", "/en/objectives/7")]
    [InlineData("/EN", "/en/EN")]
    [InlineData("/de/search", "/en/de/search")]
    public async Task The_rest_of_the_address_is_kept(string address, string target)
    {
        using var response = await GetAsync(address, accepted: null);
        Assert.Equal((HttpStatusCode.Redirect, target), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task What_looks_like_a_file_is_missing_and_not_led_anywhere()
    {
        foreach (var address in new[] { "/wp-login.php", "/favicon.ico", "/.env", "/practices/data.json" })
        {
            using var response = await GetAsync(address, accepted: null);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string? accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        }

        return await site.Client.SendAsync(request);
    }
}
