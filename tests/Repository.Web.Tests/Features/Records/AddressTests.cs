using System.Net;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Records;

public sealed class AddressTests(SharedSite site)
{
    [Theory]
    [InlineData("/en/practices/32", "/en/practices/32-sello-migrante-chile")]
    [InlineData("/fr/practices/32-", "/fr/practices/32-sello-migrante-chile")]
    [InlineData("/es/practices/32-sello", "/es/practices/32-sello-migrante-chile")]
    [InlineData("/en/practices/32-SELLO-migrante-chile", "/en/practices/32-sello-migrante-chile")]
    [InlineData("/en/practices/32-%C3%A9%20a", "/en/practices/32-sello-migrante-chile")]
    [InlineData("/en/practices/0032-sello-migrante-chile", "/en/practices/32-sello-migrante-chile")]
    [InlineData("/en/guidance/7?from=mail&x=%C3%A9%26", "/en/guidance/7-guidance-blma?from=mail&x=%C3%A9%26")]
    public async Task The_number_leads_to_the_right_address_for_good(string address, string right)
    {
        using var response = await site.Client.GetAsync(address);
        Assert.Equal((HttpStatusCode.MovedPermanently, right), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("/en/practices/99999")]
    [InlineData("/en/practices/0-nothing")]
    [InlineData("/en/practices/-32")]
    [InlineData("/en/practices/sello-migrante-chile")]
    [InlineData("/en/practices/99999999999999999999-x")]
    [InlineData("/en/practices/%2032")]
    [InlineData("/en/practices/+32")]
    [InlineData("/en/practices/%D9%A3%D9%A2")]
    [InlineData("/en/practices/32/comments")]
    [InlineData("/en/guidance/81-zimbabwe-national-diaspora-policy")]
    [InlineData("/en/stories/1")]
    [InlineData("/fr/nothing")]
    [InlineData("/es/help/nothing")]
    [InlineData("/es/errors/500")]
    [InlineData("/errors/500")]
    public async Task An_unknown_address_is_a_missing_page_in_its_language(string address)
    {
        var page = await site.Client.PageAsync(address, HttpStatusCode.NotFound);
        var language = Pages.Languages.Contains(address[1..3]) ? address[1..3] : "en";
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(SourceTexts.In(language, "Errors.NotFoundTitle"), page.QuerySelector("h1").Shown());
        Assert.NotNull(page.QuerySelector("header.site-head"));
        Assert.Equal($"/{language}/search", page.QuerySelector("main form")!.GetAttribute("action"));
    }

    [Fact]
    public async Task A_missing_page_is_shown_in_the_readers_language_where_the_address_has_none()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/missing.txt") { Headers = { { "Accept-Language", "es" } } };
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("es", Pages.Parse(await response.Content.ReadAsStringAsync()).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Other_methods_are_refused_and_told_which_are_not()
    {
        // Authors begin with a form on the page about contributing.
        foreach (var address in SitePages.All.Where(path => path != "/contribute").Select(path => $"/fr{path}"))
        {
            foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
            {
                using var response = await site.Client.SendAsync(new HttpRequestMessage(method, address));
                Assert.Equal((method, address, HttpStatusCode.MethodNotAllowed), (method, address, response.StatusCode));
                Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow.Order(StringComparer.Ordinal));
                Assert.Equal(SourceTexts.In("fr", "Errors.RefusedTitle"), Pages.Parse(await response.Content.ReadAsStringAsync()).QuerySelector("h1").Shown());
            }
        }
    }

    [Fact]
    public async Task A_list_of_countries_is_the_list_of_regions()
    {
        using var response = await site.Client.GetAsync("/es/countries");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/es/regions"), (response.StatusCode, response.Headers.Location?.OriginalString));
    }
}
