using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>Without script a search is complete: a form with a button.</summary>
public sealed class SearchWithoutScriptTests(SiteInBrowser browser)
{
    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Every_filter_and_order_works(int width)
    {
        await using var visit = await browser.VisitAsync(new Reader { Script = false, Width = width });
        var page = visit.Page;
        await visit.OpenAsync("/en/search?q=migrants&kind=practice");
        await ApplyAsync(visit, () => page.Locator("input[name=region][value=africa]").CheckAsync());
        await ApplyAsync(visit, () => page.Locator(".below input[value=western-africa]").CheckAsync());
        await Assertions.Expect(page.Locator("a.chip")).ToHaveCountAsync(2);
        var first = await page.Locator("#from option").Last.GetAttributeAsync("value");
        await ApplyAsync(visit, () => page.Locator("#from").SelectOptionAsync(first!));
        await Assertions.Expect(page.Locator("#from")).ToHaveValueAsync(first!);
        await ApplyAsync(visit, () => page.Locator("input[name=objective]:enabled").First.CheckAsync());
        await Assertions.Expect(page.Locator("a.chip")).ToHaveCountAsync(4);
        await page.Locator("#sort").SelectOptionAsync("title");
        await page.Locator("#results button.by-hand").ClickAsync();
        await page.WaitForURLAsync("**sort=title");
        await Assertions.Expect(page.Locator("#sort")).ToHaveValueAsync("title");
        Assert.StartsWith("/en/search?q=migrants&objective=", visit.Place, StringComparison.Ordinal);
        Assert.EndsWith($"&region=africa&region=western-africa&kind=practice&year={first}..&sort=title", visit.Place, StringComparison.Ordinal);

        await page.Locator("a.chip").First.ClickAsync();
        await Assertions.Expect(page.Locator("a.chip")).ToHaveCountAsync(3);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("a.chip")).ToHaveCountAsync(4);
        await page.GetByText("Clear all filters").ClickAsync();
        Assert.Equal("/en/search?q=migrants&sort=title", visit.Place);
        visit.AssertFaultless();
    }

    [Fact]
    public async Task Nothing_is_offered_that_needs_a_script()
    {
        await using var visit = await browser.VisitAsync(new Reader { Script = false });
        await visit.OpenAsync("/en/search");
        await visit.Page.Locator("[data-key=more-theme] > summary").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-key=more-theme] label").Last).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-behaviour=find-in-list]:visible")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator(".at-once:visible")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator("button.by-hand:visible")).ToHaveCountAsync(2);
    }

    private static async Task ApplyAsync(Visit visit, Func<Task> choose)
    {
        if (await visit.Page.Locator(".filters > summary").IsVisibleAsync())
        {
            await visit.Page.Locator(".filters > summary").ClickAsync();
        }

        await choose();
        var before = visit.Place;
        await visit.Page.Locator(".filters button[type=submit]").ClickAsync();
        await visit.Page.WaitForURLAsync(address => new Uri(address).PathAndQuery != before);
    }
}
