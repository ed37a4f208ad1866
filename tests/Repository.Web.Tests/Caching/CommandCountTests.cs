using Repository.TestSupport;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Caching;

/// <summary>How many commands a page sends to the database: as many with a thousand records as with ten.</summary>
public sealed class CommandCountTests(SharedSite site)
{
    /// <summary>Part of the address: each page is made anew, not taken from what was kept.</summary>
    private static int fresh;

    [Theory]
    [InlineData("", 0)]
    [InlineData("/search", 0)]
    [InlineData("/search?q=domestic+workers&objective=7&region=africa", 0)]
    [InlineData("/search?q=xylophone&country=cl", 0)]
    [InlineData("/practices", 0)]
    [InlineData("/guidance?page=2&sort=title", 0)]
    [InlineData("/objectives", 0)]
    [InlineData("/objectives/7", 1)]
    [InlineData("/themes/missing-migrants", 1)]
    [InlineData("/regions", 0)]
    [InlineData("/regions/africa", 1)]
    [InlineData("/countries/ma", 1)]
    [InlineData("/help/privacy", 1)]
    [InlineData("/spaces", 3)]
    [InlineData("/spaces?state=archived&objective=23&region=africa&language=fr", 3)]
    [InlineData("/spaces/unece-regional-review-2024-stakeholders", 5)]
    public async Task A_page_asks_the_database_little(string address, int most)
    {
        foreach (var language in Pages.Languages)
        {
            Assert.InRange(await CountAsync($"/{language}{address}"), 0, most);
        }
    }

    [Fact]
    public async Task A_feed_asks_the_database_nothing()
    {
        using var counted = CommandCount.Start();
        using var feed = await site.Client.GetAsync($"/feeds/search?q=migrants&fresh={Interlocked.Increment(ref fresh)}");
        Assert.Equal((true, 0), (feed.IsSuccessStatusCode, counted.Value));
    }

    [Fact]
    public async Task A_record_asks_the_database_at_most_four_times()
    {
        foreach (var record in SourceRecord.All)
        {
            Assert.InRange(await CountAsync(record.Address("en")), 1, 4);
        }
    }

    [Fact]
    public async Task A_page_that_is_kept_asks_the_database_nothing()
    {
        var address = SourceRecord.All[0].Address("es");
        await site.Client.PageAsync(address);
        using var counted = CommandCount.Start();
        await site.Client.PageAsync(address);
        Assert.Equal(0, counted.Value);
    }

    private async Task<int> CountAsync(string address)
    {
        using var counted = CommandCount.Start();
        await site.Client.PageAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}fresh={Interlocked.Increment(ref fresh)}");
        return counted.Value;
    }
}
