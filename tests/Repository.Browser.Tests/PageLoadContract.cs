namespace Repository.Browser.Tests;

/// <summary>What holds for every page, with script and without.</summary>
public abstract class PageLoadContract(SiteInBrowser browser, bool script)
{
    [Theory]
    [MemberData(nameof(PageKinds.Names), MemberType = typeof(PageKinds))]
    public async Task A_page_loads_without_a_fault_and_is_well_formed(string name)
    {
        await using var visit = await browser.VisitAsync(new Reader { Script = script });
        foreach (var language in PageKinds.LanguagesOf(name))
        {
            var kind = PageKinds.ByName[name];
            await visit.OpenAsync(kind.In(language), kind.Status);
            await WellFormed.AssertAsync(visit, language);
            Assert.Equal(kind.In(language), visit.Place);
        }
    }
}

public sealed class PagesWithScriptTests(SiteInBrowser browser) : PageLoadContract(browser, script: true);

public sealed class PagesWithoutScriptTests(SiteInBrowser browser) : PageLoadContract(browser, script: false);
