using System.Net;
using System.Net.Http.Headers;
using System.Xml;
using System.Xml.Linq;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Feeds;

/// <summary>Feeds as a reader of feeds takes them: strictly.</summary>
public sealed class SearchFeedTests(SharedSite site)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("", 50)]
    [InlineData("objective=7&region=africa", null)]
    [InlineData("kind=guidance&year=2020..", null)]
    [InlineData("language=fr", null)]
    [InlineData("q=xylophone", 0)]
    public async Task A_feed_is_valid_and_holds_what_its_search_finds(string query, int? entries)
    {
        var feed = await FeedAsync($"/feeds/search?{query}");
        AssertValid(feed);
        Assert.Equal(entries ?? Math.Min(50, HandCount.Of(query).Total), feed.Elements(Atom + "entry").Count());
        var times = feed.Elements(Atom + "entry").Select(entry => Time(entry.Element(Atom + "updated"))).ToList();
        Assert.Equal(times.OrderDescending(), times);
        Assert.Equal(times.FirstOrDefault(DateTimeOffset.UnixEpoch), Time(feed.Element(Atom + "updated")));
    }

    [Fact]
    public async Task Entries_lead_to_the_record_in_its_own_language()
    {
        var feed = await FeedAsync("/feeds/search?language=fr&language=es");
        Assert.Equal(HandCount.Of("language=fr&language=es").Total, feed.Elements(Atom + "entry").Count());
        foreach (var entry in feed.Elements(Atom + "entry"))
        {
            var language = entry.Attribute(XNamespace.Xml + "lang")!.Value;
            var address = new Uri(Href(entry, "alternate")).PathAndQuery;
            Assert.StartsWith($"/{language}/", address, StringComparison.Ordinal);
            var page = await site.Client.PageAsync(address);
            Assert.Equal(Pages.Words(entry.Element(Atom + "title")!.Value), page.QuerySelector("h1").Shown());
        }
    }

    [Fact]
    public async Task A_search_page_names_its_feed_and_the_feed_its_page()
    {
        var page = await site.Client.PageAsync("/fr/search?q=travail&objective=6&sort=title&page=1");
        const string Feed = "/feeds/search?q=travail&objective=6";
        Assert.Equal(Feed, page.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href"));
        Assert.Equal(Feed, page.QuerySelector("main a[href^='/feeds/']")!.GetAttribute("href"));
        var feed = await FeedAsync(Feed);
        Assert.Equal(Feed, new Uri(Href(feed, "self")).PathAndQuery);
        Assert.Equal("Repository of Practices: “travail”, 6 Recruitment and decent work", feed.Element(Atom + "title")!.Value);
        var search = await site.Client.PageAsync(new Uri(Href(feed, "alternate")).PathAndQuery);
        Assert.Equal(Pages.Number(page.QuerySelector("h1").Shown()), Pages.Number(search.QuerySelector("h1").Shown()));
    }

    [Theory]
    [InlineData("country=xx&sort=upside-down&page=99&year=soon&objective=7", "objective=7")]
    [InlineData("%=%&q[]=a&region=africa", "region=africa")]
    public async Task What_is_asked_in_vain_is_left_out(string query, string same) =>
        Assert.Equal(Ids(await FeedAsync($"/feeds/search?{same}")), Ids(await FeedAsync($"/feeds/search?{query}")));

    [Fact]
    public async Task Any_words_make_a_valid_feed()
    {
        foreach (var words in new[] { "<b>&amp;</b>", "]]>", "\u0001\u0000\ufffe", "\ud83d", "\"", new string('a', 10_240) })
        {
            AssertValid(await FeedAsync($"/feeds/search?q={Uri.EscapeDataString(words)}"));
        }
    }

    [Fact]
    public async Task A_feed_is_the_same_for_everybody_and_known_again()
    {
        using var french = new HttpRequestMessage(HttpMethod.Get, "/feeds/search?theme=missing-migrants") { Headers = { AcceptLanguage = { new StringWithQualityHeaderValue("fr") } } };
        using var first = await site.Client.SendAsync(french);
        Assert.Equal("application/atom+xml", first.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Missing migrants", XElement.Parse(await first.Content.ReadAsStringAsync()).Element(Atom + "title")!.Value, StringComparison.OrdinalIgnoreCase);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/feeds/search?theme=missing-migrants") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await site.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    private async Task<XElement> FeedAsync(string address)
    {
        using var response = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return XElement.Parse(await response.Content.ReadAsStringAsync());
    }

    /// <summary>What RFC 4287 demands of a feed and of an entry (4.1.1, 4.1.2).</summary>
    private static void AssertValid(XElement feed)
    {
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.All(feed.Elements(Atom + "entry").Append(feed), element =>
        {
            Assert.All(["id", "title", "updated"], name => Assert.NotEqual("", Assert.Single(element.Elements(Atom + name)).Value));
            Assert.True(Uri.IsWellFormedUriString(element.Element(Atom + "id")!.Value, UriKind.Absolute), element.Element(Atom + "id")!.Value);
            Assert.True(Time(element.Element(Atom + "updated")) <= TimeProvider.System.GetUtcNow());
            Assert.True(Uri.IsWellFormedUriString(Href(element, "alternate"), UriKind.Absolute));
        });
        Assert.NotEqual("", feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.True(Uri.IsWellFormedUriString(Href(feed, "self"), UriKind.Absolute));
        Assert.Distinct(Ids(feed));
    }

    private static IEnumerable<string> Ids(XElement feed) => feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value);

    private static string Href(XElement element, string relation) =>
        Assert.Single(element.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private static DateTimeOffset Time(XElement? element) => XmlConvert.ToDateTimeOffset(element!.Value);
}
