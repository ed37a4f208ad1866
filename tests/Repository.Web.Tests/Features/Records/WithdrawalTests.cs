using System.Net;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Records;

/// <summary>A withdrawn record leaves everything but its address.</summary>
public sealed class WithdrawalTests
{
    private const string Reason = "Withdrawn at the author’s request <b>today</b>.";
    private static readonly SourceRecord Record = SourceRecord.All.Single(record => record is { Kind: "practice", Number: 32 });

    [Fact]
    public async Task A_withdrawn_record_leaves_a_tombstone_and_every_list()
    {
        await using var site = await TestSite.CreateAsync();
        using var client = site.CreateClient();
        Assert.Equal(1, await FoundAsync(client, "country=cl"));
        await WithdrawAsync(site);

        // The page itself is served from the database: at once, were it not for what was kept of it until the change is applied.
        await Eventually.HoldsAsync(async () => (await client.GetAsync(Record.Address("en"))).StatusCode == HttpStatusCode.Gone, "the record is gone");
        using var gone = await client.GetAsync(Record.Address("en"));
        Assert.True(gone.Headers.CacheControl?.NoCache, "a browser would keep that it is gone for good, and it may be published again");
        foreach (var language in Pages.Languages)
        {
            var tombstone = await client.PageAsync(Record.Address(language), HttpStatusCode.Gone);
            Assert.Equal(language, tombstone.DocumentElement.GetAttribute("lang"));
            Assert.Contains(Reason, tombstone.QuerySelector("main").Shown(), StringComparison.Ordinal);
            Assert.DoesNotContain(Record.Title, tombstone.DocumentElement.Shown(), StringComparison.Ordinal);
            Assert.Equal("noindex", tombstone.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        }

        await Eventually.HoldsAsync(async () => await FoundAsync(client, "country=cl") == 0, "search does not find it");
        await AssertNowhereAsync(client);
    }

    private static async Task WithdrawAsync(TestSite site)
    {
        var store = site.Get<ContributionStore>();
        var contribution = await store.FindAsync(PracticeFields.Kind, Record.Number, CancellationToken.None);
        await store.WithdrawAsync(contribution!.Id, contribution.Version, new Withdrawal(Reason), AuditContext.Program, CancellationToken.None);
    }

    private static async Task AssertNowhereAsync(HttpClient client)
    {
        Assert.Equal(80, Pages.Number((await client.PageAsync("/en/practices")).QuerySelector("h1").Shown()));
        Assert.Equal(133, Pages.Number((await client.PageAsync("/en/search")).QuerySelector("h1").Shown()));
        var addresses = SourceRecord.All.Where(record => record != Record).Select(record => record.Address("en"))
            .Concat(Enumerable.Range(1, 5).Select(page => $"/en/practices?page={page}"))
            .Concat(["/en", "/en/search?q=sello", "/en/search?language=es", "/en/objectives/16", "/en/countries/cl", "/en/regions/south-america", "/en/themes/anti-discrimination"]);
        foreach (var address in addresses)
        {
            using var response = await client.GetAsync(address);
            Assert.DoesNotContain("32-sello-migrante-chile", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Contains("0 practices", (await client.PageAsync("/en/countries/cl")).QuerySelector("main header").Shown(), StringComparison.Ordinal);
    }

    /// <summary>How many records the search finds for Chile.</summary>
    private static async Task<int> FoundAsync(HttpClient client, string query) =>
        (await client.PageAsync($"/en/search?{query}")).QuerySelectorAll("ol.list > li").Length;
}
