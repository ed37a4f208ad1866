using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>With script a search changes in place, and nothing that a reader is at is taken from them.</summary>
public sealed class LiveSearchTests(SiteInBrowser browser)
{
    private const string Address = "/en/search?q=migrants";

    /// <summary>Set on a page, gone with it.</summary>
    private const string Mark = "window.samePage = true; const status = document.querySelector('[role=status]'); window.heard = []; new MutationObserver(() => status.textContent && heard.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });";

    [Fact]
    public async Task A_filter_applies_at_once_and_is_announced_once()
    {
        await using var visit = await OpenAsync(Address);
        var box = visit.Page.Locator(".filters input[name=objective]").Nth(2);
        await box.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(visit.Page.Locator("a.chip")).ToHaveCountAsync(1);

        await Assertions.Expect(box).ToBeFocusedAsync();
        await Assertions.Expect(box).ToBeCheckedAsync();
        var heading = await visit.Page.Locator("h1").InnerTextAsync();
        Assert.Equal([heading], await visit.Page.EvaluateAsync<string[]>("heard"));
        Assert.StartsWith($"{heading} · ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Contains(visit.Place[3..], await visit.Page.Locator(".langs a[hreflang=fr]").GetAttributeAsync("href"), StringComparison.Ordinal);
        await AssertSameAsTheServersAsync(visit);
        visit.AssertFaultless();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task What_was_used_stays_where_it_was(int width)
    {
        await using var visit = await OpenAsync("/en/search", new Reader { Width = width });
        if (width < 900)
        {
            await visit.Page.Locator(".filters > summary").ClickAsync();
        }

        // Everything above it becomes shorter.
        var box = visit.Page.Locator(".filters input[name=country][value=cl]");
        await visit.Page.Locator("[data-key=more-country] > summary").ClickAsync();
        await box.ScrollIntoViewIfNeededAsync();
        await visit.Page.Locator("[data-key=more-theme] > summary").EvaluateAsync("e => e.click()");
        await box.ScrollIntoViewIfNeededAsync();
        var before = (await box.BoundingBoxAsync())!.Y;
        await box.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(visit.Page.Locator("a.chip")).ToHaveCountAsync(1);
        Assert.InRange((await box.BoundingBoxAsync())!.Y, before - 2, before + 2);
        Assert.True(await visit.Page.Locator("[data-key=more-theme]").EvaluateAsync<bool>("e => e.open"));
        visit.AssertFaultless();
    }

    [Fact]
    public async Task Back_and_forward_lead_through_every_step()
    {
        await using var visit = await OpenAsync("/en/search");
        var page = visit.Page;
        await page.Locator(".filters input[name=region][value=africa]").CheckAsync();
        await Assertions.Expect(page.Locator("a.chip")).ToHaveCountAsync(1);
        await page.Locator("#sort").SelectOptionAsync("title");
        await Assertions.Expect(page).ToHaveURLAsync("/en/search?region=africa&sort=title");
        await page.Locator(".pager a[rel=next]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync("/en/search?region=africa&sort=title&page=2");
        await Assertions.Expect(page.Locator("#results")).ToBeFocusedAsync();
        var second = await page.Locator("ol.list h3").First.InnerTextAsync();

        await page.GoBackAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("#sort")).ToHaveValueAsync("");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("a.chip")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".filters input:checked")).ToHaveCountAsync(0);
        Assert.Equal("/en/search", visit.Place);
        for (var step = 0; step < 3; step++)
        {
            await page.GoForwardAsync();
        }

        await Assertions.Expect(page.Locator("ol.list h3").First).ToHaveTextAsync(second);
        await Assertions.Expect(page.Locator("#sort")).ToHaveValueAsync("title");
        await AssertSameAsTheServersAsync(visit);
    }

    [Fact]
    public async Task Back_leads_to_where_the_reader_was()
    {
        await using var visit = await OpenAsync("/en/search");
        await visit.Page.Locator(".pager").ScrollIntoViewIfNeededAsync();
        var before = await visit.Page.EvaluateAsync<double>("scrollY");
        Assert.True(before > 500);
        await visit.Page.Locator(".pager a[rel=next]").ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync("/en/search?page=2");
        Assert.NotInRange(await visit.Page.EvaluateAsync<double>("scrollY"), before - 50, before + 50);
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator(".pager [aria-current]")).ToHaveTextAsync("1");
        await visit.Page.WaitForFunctionAsync("before => Math.abs(scrollY - before) < 5", before);
    }

    [Fact]
    public async Task Of_fast_clicks_none_is_lost_and_the_last_answer_counts()
    {
        await using var visit = await OpenAsync("/en/search");
        string[] values = ["africa", "americas", "asia", "europe"];
        var asked = 0;
        // A slow line: nothing is answered before the last is asked.
        await visit.Page.RouteAsync("**/search?**", route => Interlocked.Increment(ref asked) < values.Length ? Task.CompletedTask : route.ContinueAsync());
        foreach (var value in values)
        {
            await visit.Page.Locator($".filters input[name=region][value={value}]").ClickAsync();
        }

        await Assertions.Expect(visit.Page.Locator("a.chip")).ToHaveCountAsync(4);
        Assert.Equal("/en/search?region=africa&region=americas&region=asia&region=europe", visit.Place);
        await Assertions.Expect(visit.Page.Locator("#results")).Not.ToHaveAttributeAsync("aria-busy", "true");
        Assert.Equal([await visit.Page.Locator("h1").InnerTextAsync()], await visit.Page.EvaluateAsync<string[]>("heard"));
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator("a.chip")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("abort")]
    [InlineData("500")]
    public async Task Where_the_script_fails_the_browser_goes_there_itself(string failure)
    {
        await using var visit = await OpenAsync("/en/search");
        await visit.Page.RouteAsync("**/search?**", route => route.Request.ResourceType != "fetch" ? route.ContinueAsync()
            : failure == "abort" ? route.AbortAsync()
            : route.FulfillAsync(new RouteFulfillOptions { Status = 500 }));
        await visit.Page.Locator(".filters input[name=region][value=africa]").CheckAsync();
        await Assertions.Expect(visit.Page.Locator("a.chip")).ToHaveCountAsync(1);
        Assert.Equal("/en/search?region=africa", visit.Place);
        Assert.False(await visit.Page.EvaluateAsync<bool>("window.samePage === true"));
    }

    [Fact]
    public async Task Words_links_and_empty_searches_change_in_place_too()
    {
        await using var visit = await OpenAsync("/en/search?country=ad");
        var page = visit.Page;
        await page.Locator("#q").FillAsync("xylophone");
        await page.Locator("#q").PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("No record on “xylophone” with these filters");
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Locator("#q").FillAsync("labour");
        await page.Locator("#q").PressAsync("Enter");
        await page.Locator("section[aria-labelledby=less] a").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync("/en/search?q=labour");
        await Assertions.Expect(page.Locator("#results")).ToBeFocusedAsync();
        await page.Locator(".tabs a").Last.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync("/en/search?q=labour&kind=guidance");
        await page.Locator("a.chip").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync("/en/search?q=labour");
        await Assertions.Expect(page.Locator("#results")).ToBeFocusedAsync();
        await AssertSameAsTheServersAsync(visit);
        visit.AssertFaultless();
    }

    [Fact]
    public async Task What_was_typed_into_a_list_stays()
    {
        await using var visit = await OpenAsync("/en/search");
        await visit.Page.Locator("[data-key=find-country]").FillAsync("mo");
        var shown = visit.Page.Locator("input[name=country]:visible");
        var few = await shown.CountAsync();
        await shown.First.CheckAsync();
        await Assertions.Expect(visit.Page.Locator("a.chip")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("[data-key=find-country]")).ToHaveValueAsync("mo");
        await Assertions.Expect(shown).ToHaveCountAsync(few);
        visit.AssertFaultless();
    }

    [Fact]
    public async Task A_folded_list_can_be_searched_too()
    {
        await using var visit = await OpenAsync("/en/search");
        await visit.Page.Locator("[data-key=more-theme] > summary").ClickAsync();
        await visit.Page.Locator("[data-key=find-theme]").FillAsync("COVID");
        await Assertions.Expect(visit.Page.Locator("input[name=theme]:visible")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("input[name=objective]:visible").First).ToBeVisibleAsync();
        visit.AssertFaultless();
    }

    [Theory]
    [InlineData(320, true)]
    [InlineData(1280, false)]
    public async Task Axe_finds_no_violation_in_what_was_changed_and_opened(int width, bool dark)
    {
        await using var visit = await OpenAsync("/fr/search?q=migrants", new Reader { Width = width, Dark = dark });
        await visit.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(e => e.open = true)");
        await visit.Page.Locator(".filters input[name=region][value=africa]").CheckAsync();
        await Assertions.Expect(visit.Page.Locator("a.chip")).ToHaveCountAsync(1);
        var result = await visit.Page.RunAxe(AccessibilityTests.Options);
        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{violation.Id}: {node.Html}"));
    }

    private async Task<Visit> OpenAsync(string address, Reader? reader = null)
    {
        var visit = await browser.VisitAsync(reader ?? new Reader());
        await visit.OpenAsync(address);
        await visit.Page.WaitForSelectorAsync("form.live");
        await visit.Page.EvaluateAsync(Mark);
        return visit;
    }

    /// <summary>The page that was changed in place says what the server says at its address.</summary>
    private static async Task AssertSameAsTheServersAsync(Visit visit)
    {
        const string Shown = "() => [...document.querySelectorAll('main [data-part]')].map(e => e.innerText) + [...document.querySelectorAll('main input, main select')].map(e => `${e.name}=${e.value}:${e.checked}:${e.disabled}`)";
        await visit.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(e => e.open = true)");
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.samePage === true"));
        var changed = await visit.Page.EvaluateAsync<string>(Shown);
        await visit.OpenAsync(visit.Place);
        await visit.Page.WaitForSelectorAsync("form.live");
        await visit.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(e => e.open = true); document.querySelectorAll('main [data-behaviour=find-in-list]').forEach(e => e.hidden = false)");
        Assert.Equal(changed, await visit.Page.EvaluateAsync<string>(Shown));
    }
}
