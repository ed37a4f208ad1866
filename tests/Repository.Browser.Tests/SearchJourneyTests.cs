using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>From a need to a citation, by keyboard alone.</summary>
public sealed partial class SearchJourneyTests(SiteInBrowser browser)
{
    private const string Words = "labour migration";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_finds_narrows_cites_and_changes_the_language_by_keyboard(bool script)
    {
        await using var visit = await browser.VisitAsync(new Reader { Script = script });
        var page = visit.Page;
        await visit.OpenAsync("/en");

        var found = await SearchAsync(visit);
        var narrowed = await NarrowAsync(visit, found, script);
        await OpenFirstRecordAsync(page);
        var record = visit.Place;
        await JumpToCitationAsync(page);
        await ChangeLanguageAsync(visit, record);
        await GoBackAndForwardAsync(visit, record, narrowed);
        visit.AssertFaultless();
    }

    /// <returns>The number of records found.</returns>
    private static async Task<int> SearchAsync(Visit visit)
    {
        await visit.Page.TabToAsync("#q");
        await visit.Page.Keyboard.TypeAsync(Words);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page).ToHaveURLAsync("/en/search?q=labour+migration");
        await Assertions.Expect(visit.Page.Locator("#q")).ToHaveValueAsync(Words);
        return await CountAsync(visit.Page);
    }

    /// <returns>The address of the narrowed search.</returns>
    private static async Task<string> NarrowAsync(Visit visit, int found, bool script)
    {
        await visit.Page.TabToAsync(".filters input[name=objective]");
        await visit.Page.Keyboard.PressAsync("Space");
        if (!script)
        {
            await visit.Page.TabToAsync(".filters button[type=submit]");
            await visit.Page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(visit.Page.Locator("a.chip")).ToHaveCountAsync(1);
        Assert.Contains("objective=", visit.Place, StringComparison.Ordinal);
        Assert.InRange(await CountAsync(visit.Page), 1, found - 1);
        return visit.Place;
    }

    private static async Task OpenFirstRecordAsync(IPage page)
    {
        var title = await page.Locator("ol.list h3").First.InnerTextAsync();
        await page.TabToAsync("ol.list h3 a");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
    }

    private static async Task JumpToCitationAsync(IPage page)
    {
        await page.TabToAsync("a[href='#cite']");
        await page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#cite", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#cite h2")).ToBeInViewportAsync();
    }

    private static async Task ChangeLanguageAsync(Visit visit, string record)
    {
        await visit.Page.TabToAsync(".langs a[hreflang=fr]");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        Assert.Equal($"/fr{record[3..]}", visit.Place);
    }

    private static async Task GoBackAndForwardAsync(Visit visit, string record, string narrowed)
    {
        await visit.Page.GoBackAsync();
        Assert.Equal((record, "en"), (visit.Place, await visit.Page.Locator("html").GetAttributeAsync("lang")));
        await visit.Page.GoBackAsync();
        await visit.Page.GoBackAsync();
        Assert.Equal(narrowed, visit.Place);
        await Assertions.Expect(visit.Page.Locator("#q")).ToHaveValueAsync(Words);
        await Assertions.Expect(visit.Page.Locator(".filters input[name=objective]:checked")).ToHaveCountAsync(1);
        await visit.Page.GoForwardAsync();
        Assert.Equal(record, visit.Place);
    }

    /// <summary>The first number of the heading.</summary>
    private static async Task<int> CountAsync(IPage page) =>
        int.Parse(Number().Match(await page.Locator("h1").InnerTextAsync()).Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
