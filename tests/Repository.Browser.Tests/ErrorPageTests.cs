using Repository.Domain.Data;

namespace Repository.Browser.Tests;

/// <summary>A site of its own, whose database is broken on purpose.</summary>
public sealed class ErrorPageTests(SiteInBrowser browser)
{
    [Fact]
    public async Task A_fault_of_ours_has_a_whole_page_that_tells_no_secret()
    {
        await using var site = await SiteProcess.StartAsync();
        await using var visit = await browser.VisitAsync(new Reader(), site.Address);
        await using (var database = DatabaseFactory.Sqlite(Path.Combine(site.DataFolder, DatabaseFactory.SqliteFileName), TimeProvider.System))
        {
            await database.WriteAsync(session => session.ExecuteAsync("drop table pages", null, CancellationToken.None), CancellationToken.None);
        }

        foreach (var language in PageKinds.Languages)
        {
            await visit.OpenAsync($"/{language}/about", 500);
            await WellFormed.AssertAsync(visit, language);
            var text = await visit.Page.ContentAsync();
            Assert.DoesNotContain("pages:", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("sqlite", text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
