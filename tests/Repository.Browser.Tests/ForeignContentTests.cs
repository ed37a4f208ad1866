using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>What is written in another language than the page says so, to screen readers and to hyphenation.</summary>
public sealed class ForeignContentTests(SiteInBrowser browser)
{
    [Theory]
    [InlineData("en", "practice in Spanish", "es")]
    [InlineData("fr", "practice in Spanish", "es")]
    [InlineData("es", "practice in French", "fr")]
    [InlineData("fr", "practice in English", "en")]
    public async Task A_record_in_another_language_bears_it(string language, string record, string written)
    {
        await using var visit = await browser.VisitAsync(new Reader());
        await visit.OpenAsync(PageKinds.ByName[record].In(language));
        foreach (var part in new[] { "h1", ".prose > div", "#cite cite" })
        {
            await Assertions.Expect(visit.Page.Locator(part).First).ToHaveAttributeAsync("lang", written);
        }

        Assert.Null(await visit.Page.Locator(".prose h2").First.GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task A_record_in_the_language_of_the_page_bears_none()
    {
        await using var visit = await browser.VisitAsync(new Reader());
        await visit.OpenAsync(PageKinds.ByName["practice in Spanish"].In("es"));
        Assert.Null(await visit.Page.Locator("h1").GetAttributeAsync("lang"));
        Assert.Equal(0, await visit.Page.Locator("main [lang=es]").CountAsync());
    }

    [Fact]
    public async Task A_hit_in_another_language_bears_it()
    {
        await using var visit = await browser.VisitAsync(new Reader());
        await visit.OpenAsync("/en/search?language=es");
        var titles = visit.Page.Locator("ol.list h3");
        Assert.True(await titles.CountAsync() > 3);
        Assert.Equal(await titles.CountAsync(), await visit.Page.Locator("ol.list h3[lang=es]").CountAsync());
    }
}
