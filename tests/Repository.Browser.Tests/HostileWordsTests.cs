using Microsoft.Playwright;

namespace Repository.Browser.Tests;

public sealed class HostileWordsTests(SiteInBrowser browser)
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' autofocus onfocus=alert(1) x='")]
    [InlineData("</title></textarea><svg/onload=alert(1)>")]
    [InlineData("javascript:alert(1)")]
    [InlineData("{{7*7}} ${7*7} @(7*7) <%= 7*7 %>")]
    [InlineData("a' or 1=1; drop table pages; --")]
    [InlineData("+-&&||!(){}[]^\"~*?:\\/")]
    [InlineData("\u202Egnp.exe \uFEFF \uD83D\uDE00")]
    [InlineData("%3Cscript%3Ealert(1)%3C/script%3E &lt;b&gt;")]
    public async Task Words_typed_into_the_search_box_are_shown_as_text(string words)
    {
        await using var visit = await browser.VisitAsync(new Reader());
        await visit.OpenAsync("/en");
        await visit.Page.FillAsync("#q", words);
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync(words);
        await Assertions.Expect(visit.Page.Locator("#q")).ToHaveValueAsync(words);
        var heading = await visit.Page.Locator("h1").TextContentAsync();
        Assert.Contains(words, heading, StringComparison.Ordinal);
        Assert.Contains(words, await visit.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator("h1 *, img, svg[onload], [onfocus], main script").CountAsync());
        visit.AssertFaultless();
    }

    [Fact]
    public async Task Words_in_an_address_are_shown_as_text_and_a_path_is_none()
    {
        await using var visit = await browser.VisitAsync(new Reader());
        await visit.OpenAsync("/en/search?q=a&objective=%3Cscript%3Ealert(1)%3C/script%3E&sort=%22%3E%3Cimg%20src=x%3E");
        Assert.Equal(0, await visit.Page.Locator("img, main script").CountAsync());
        await visit.OpenAsync("/en/%3Cscript%3Ealert(1)%3C/script%3E", 404);
        Assert.Equal(0, await visit.Page.Locator("main script").CountAsync());
        visit.AssertFaultless();
    }
}
