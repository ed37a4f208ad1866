using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>Paper, high contrast and still pictures.</summary>
public sealed class MediaTests(SiteInBrowser browser)
{
    public static TheoryData<string> Kinds => ["home", "search", "practice in Spanish", "objective", "about"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_page_prints_without_what_only_a_screen_needs(string name)
    {
        await using var visit = await browser.VisitAsync(new Reader { Print = true, Dark = true });
        await visit.OpenAsync(PageKinds.ByName[name].In("es"));
        await Assertions.Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
        foreach (var screenOnly in new[] { ".menu", ".site-foot", ".filters", ".crumbs", ".no-print" })
        {
            await Assertions.Expect(visit.Page.Locator($"{screenOnly}:visible")).ToHaveCountAsync(0);
        }

        Assert.Equal("rgb(0, 0, 0)", await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('h1')).color"));
        Assert.NotEmpty(await visit.Page.PdfAsync());
        visit.AssertFaultless();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task In_forced_colours_the_current_place_and_the_focus_are_seen(string name)
    {
        await using var visit = await browser.VisitAsync(new Reader { ForcedColors = true });
        await visit.OpenAsync(PageKinds.ByName[name].In("en"));
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => matchMedia('(forced-colors: active)').matches"));
        Assert.NotEqual("none", await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('[aria-current]')).outlineStyle"));
        await visit.Page.TabToAsync("main a, main input, main summary");
        Assert.NotEmpty(await visit.Page.ScreenshotAsync());
        visit.AssertFaultless();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_moves_for_readers_who_ask_for_stillness(string name)
    {
        await using var visit = await browser.VisitAsync(new Reader { ReducedMotion = true });
        await visit.OpenAsync(PageKinds.ByName[name].In("en"));
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => document.getAnimations().length"));
        Assert.Equal("auto", await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).scrollBehavior"));
        visit.AssertFaultless();
    }
}
