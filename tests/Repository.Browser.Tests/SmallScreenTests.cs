using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>Menus and filters are folded away where there is little room, and stand open where there is much.</summary>
public sealed class SmallScreenTests(SiteInBrowser browser)
{
    private static readonly Reader Phone = new() { Width = 320, Height = 640 };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_menu_opens_and_leads_on(bool script)
    {
        await using var visit = await browser.VisitAsync(Phone with { Script = script });
        await visit.OpenAsync("/en");
        var objectives = visit.Page.Locator(".menu nav a[href='/en/objectives']");
        await Assertions.Expect(objectives).ToBeHiddenAsync();

        await visit.Page.Locator(".menu > summary").ClickAsync();
        await Assertions.Expect(objectives).ToBeVisibleAsync();
        await objectives.ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync("/en/objectives");
        visit.AssertFaultless();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_filters_open_and_narrow(bool script)
    {
        await using var visit = await browser.VisitAsync(Phone with { Script = script });
        await visit.OpenAsync("/en/search?q=migrants");
        var choice = visit.Page.Locator(".filters input[name=region]").First;
        await Assertions.Expect(choice).ToBeHiddenAsync();

        await visit.Page.Locator(".filters > summary").ClickAsync();
        await choice.CheckAsync();
        await visit.Page.Locator($".filters .button.{(script ? "at-once" : "by-hand")}").ClickAsync();
        await Assertions.Expect(choice).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator("a.chip")).ToHaveCountAsync(1);
        Assert.Contains("region=", visit.Place, StringComparison.Ordinal);

        await visit.Page.Locator("a.chip").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("a.chip")).ToHaveCountAsync(0);
        Assert.Equal("/en/search?q=migrants", visit.Place);
        visit.AssertFaultless();
    }

    [Fact]
    public async Task The_button_below_the_filters_says_how_many_records_it_leads_to()
    {
        await using var visit = await browser.VisitAsync(Phone);
        await visit.OpenAsync("/en/search?q=migrants");
        await visit.Page.Locator(".filters > summary").ClickAsync();
        await visit.Page.Locator(".filters input[name=region]").First.CheckAsync();
        await Assertions.Expect(visit.Page.Locator("a.chip")).ToHaveCountAsync(1);
        var total = (await visit.Page.Locator("h1").InnerTextAsync()).Split(' ')[0];
        var button = visit.Page.Locator(".filters .button.at-once");
        await Assertions.Expect(button).ToHaveTextAsync($"Show {total} records");
        await button.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#results")).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.Locator("#results .chip")).ToBeInViewportAsync();
        visit.AssertFaultless();
    }

    [Fact]
    public async Task On_a_wide_screen_menu_and_filters_stand_open()
    {
        await using var visit = await browser.VisitAsync(new Reader());
        await visit.OpenAsync("/en/search?q=migrants");
        await Assertions.Expect(visit.Page.Locator(".menu nav a[href='/en/objectives']")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".filters input[name=region]").First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(":is(.menu, .filters) > summary")).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Page.Locator(":is(.menu, .filters) > summary").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Typing_finds_a_country_whatever_its_accents()
    {
        await using var visit = await browser.VisitAsync(new Reader());
        await visit.OpenAsync("/fr/search");
        var box = visit.Page.Locator("[data-key=find-country]");
        var countries = visit.Page.Locator("input[name=country]:visible");
        await Assertions.Expect(box).ToBeVisibleAsync();

        await box.FillAsync("PEROU");
        await Assertions.Expect(countries).ToHaveCountAsync(1);
        await Assertions.Expect(countries).ToHaveValueAsync("pe");

        // The word “fiches” behind every count is no name of a country.
        await box.FillAsync("fiche");
        await Assertions.Expect(countries).ToHaveCountAsync(0);

        await box.PressAsync("Enter");
        Assert.Equal("/fr/search", visit.Place);
        await box.FillAsync("");
        Assert.True(await countries.CountAsync() > 5);
        visit.AssertFaultless();
    }

    [Fact]
    public async Task Without_script_there_is_no_box_that_does_nothing()
    {
        await using var visit = await browser.VisitAsync(new Reader { Script = false });
        await visit.OpenAsync("/fr/search");
        await Assertions.Expect(visit.Page.Locator("[data-key=find-country]")).ToBeHiddenAsync();
        await visit.OpenAsync("/fr/practices/36-envoi-dargent-website-france");
        await Assertions.Expect(visit.Page.Locator("[data-behaviour=print]")).ToBeHiddenAsync();
    }
}
