using Repository.TestSupport;

namespace Repository.Browser.Tests;

/// <summary>What holds for every page, with script and without.</summary>
public abstract class PageLoadContract(SiteInBrowser browser, bool script)
{
    [Theory]
    [MemberData(nameof(PageKinds.Names), MemberType = typeof(PageKinds))]
    public async Task A_page_loads_without_a_fault_and_is_well_formed(string name)
    {
        await using var visit = await browser.VisitAsync(new Reader { Script = script });
        foreach (var language in LanguagesOf(name))
        {
            var kind = PageKinds.ByName[name];
            await visit.OpenAsync(kind.In(language), kind.Status);
            await WellFormed.AssertAsync(visit, language);
            Assert.Equal(kind.In(language), visit.Place);
        }
    }

    /// <summary>Those in which a page is opened.</summary>
    protected abstract IReadOnlyList<string> LanguagesOf(string name);
}

public sealed class PagesWithScriptTests(SiteInBrowser browser) : PageLoadContract(browser, script: true)
{
    protected override IReadOnlyList<string> LanguagesOf(string name) => PageKinds.LanguagesOf(name);
}

/// <summary>The server's pages are the same ones with script, where each is seen in every language: without it one will do, but in the long run.</summary>
public sealed class PagesWithoutScriptTests(SiteInBrowser browser) : PageLoadContract(browser, script: false)
{
    protected override IReadOnlyList<string> LanguagesOf(string name) =>
        TestEffort.Of(quick: false, full: false, extended: true) ? PageKinds.LanguagesOf(name) : [PageKinds.Languages[PageKinds.ByName.Keys.Index().First(kind => kind.Item == name).Index % PageKinds.Languages.Length]];
}
