namespace Repository.Browser.Tests;

/// <summary>What a first visit costs a reader who pays by the megabyte.</summary>
public sealed class PageWeightTests(SiteInBrowser browser)
{
    /// <summary>As sent: compressed, with headers.</summary>
    private const int MostBytes = 100_000;

    private const int MostRequests = 15;

    [Theory]
    [InlineData("home")]
    [InlineData("search")]
    [InlineData("search of all")]
    [InlineData("practice in French")]
    [InlineData("regions")]
    public async Task A_first_visit_is_light(string name)
    {
        await using var visit = await browser.VisitAsync(new Reader());
        var session = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        var (bytes, requests) = (0.0, 0);
        session.Event("Network.requestWillBeSent").OnEvent += (_, _) => requests++;
        session.Event("Network.loadingFinished").OnEvent += (_, sent) => bytes += sent!.Value.GetProperty("encodedDataLength").GetDouble();
        await session.SendAsync("Network.enable");

        await visit.OpenAsync(PageKinds.ByName[name].In("fr"));
        await visit.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        Assert.InRange(requests, 3, MostRequests);
        Assert.InRange(bytes, 1000, MostBytes);
    }
}
