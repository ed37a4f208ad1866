using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>What a reader or a machine needs on every page to find their way.</summary>
internal static class WellFormed
{
    private const string Outline = """
        () => ({
            lang: document.documentElement.lang,
            title: document.title,
            headings: [...document.querySelectorAll('h1')].map(h => h.textContent.trim()),
            banners: document.querySelectorAll('body > header').length,
            mains: document.querySelectorAll('main').length,
            feet: document.querySelectorAll('body > footer').length,
            unnamed: [...document.querySelectorAll('nav, aside, form, [role=search]')].filter(e => !e.hasAttribute('aria-label') && !e.hasAttribute('aria-labelledby')).map(e => e.outerHTML.slice(0, 80)),
            alternates: [...document.querySelectorAll('link[rel=alternate][hreflang]:not([hreflang=x-default])')].map(e => e.hreflang + ' ' + new URL(e.href).pathname + new URL(e.href).search),
            switches: [...document.querySelectorAll('.langs a')].map(e => e.hreflang + ' ' + e.getAttribute('href')),
            twice: [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i),
        })
        """;

    public static async Task AssertAsync(Visit visit, string language)
    {
        var page = await visit.Page.EvaluateAsync<PageOutline>(Outline);
        visit.AssertFaultless();
        Assert.Equal(language, page.Lang);
        Assert.NotEmpty(Assert.Single(page.Headings));
        Assert.Matches("^.+ · .+$", page.Title);
        Assert.Equal((1, 1, 1), (page.Banners, page.Mains, page.Feet));
        Assert.Empty(page.Unnamed);
        Assert.Empty(page.Twice);
        Assert.Equal(PageKinds.Languages, page.Switches.Select(text => text[..2]));
        if (page.Alternates.Length > 0)
        {
            Assert.Equal(PageKinds.Languages, page.Alternates.Select(text => text[..2]));
            Assert.Equal(page.Switches, page.Alternates);
        }

        await AssertSkipLinkWorksAsync(visit.Page);
        visit.AssertFaultless();
    }

    private static async Task AssertSkipLinkWorksAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        var skip = page.Locator("a.skip");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
    }

    private sealed record PageOutline
    {
        public string Lang { get; init; } = "";

        public string Title { get; init; } = "";

        public string[] Headings { get; init; } = [];

        public int Banners { get; init; }

        public int Mains { get; init; }

        public int Feet { get; init; }

        public string[] Unnamed { get; init; } = [];

        public string[] Alternates { get; init; } = [];

        public string[] Switches { get; init; } = [];

        public string[] Twice { get; init; } = [];
    }
}
