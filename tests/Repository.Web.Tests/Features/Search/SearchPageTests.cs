using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Search;

public sealed class SearchPageTests(SharedSite site)
{
    [Theory]
    [InlineData("/en/search?q=domestic+workers", "/en/practices/", "domestic workers")]
    [InlineData("/fr/search?q=migrants+disparus", "/fr/practices/", "migrants disparus")]
    [InlineData("/es/search?q=sello+migrante&country=cl", "/es/practices/32-sello-migrante-chile", "sello migrante")]
    public async Task A_search_finds_what_it_names(string address, string first, string words)
    {
        var page = await site.Client.PageAsync(address);
        var link = page.QuerySelector("ol.list h3 a")!;
        Assert.StartsWith(first, link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains(words, link.Shown(), StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(page.QuerySelectorAll("ol.list mark"));
        Assert.Equal(words, page.QuerySelector<IHtmlInputElement>("#q")!.Value);
    }

    [Fact]
    public async Task Words_are_found_without_their_accents_and_capitals()
    {
        var with = await site.Client.PageAsync("/es/search?q=integraci%C3%B3n");
        var without = await site.Client.PageAsync("/es/search?q=INTEGRACION");
        Assert.Equal(Pages.Number(with.QuerySelector("h1").Shown()), Pages.Number(without.QuerySelector("h1").Shown()));
    }

    [Theory]
    [InlineData("theme=nonsense", "nonsense")]
    [InlineData("country=xx", "xx")]
    [InlineData("sort=upside-down", "upside-down")]
    [InlineData("year=12", "12")]
    [InlineData("from=soon", "soon")]
    [InlineData("language=tlh", "tlh")]
    [InlineData("kind=rumour", "rumour")]
    public async Task An_unknown_value_is_named_and_left_out(string unknown, string named)
    {
        foreach (var language in Pages.Languages)
        {
            var page = await site.Client.PageAsync($"/{language}/search?objective=7&{unknown}");
            Assert.Contains(named, page.QuerySelector(".notice").Shown(), StringComparison.Ordinal);
            Assert.Equal(HandCount.Of("objective=7").Total, Pages.Number(page.QuerySelector("main h1").Shown()));
            Assert.DoesNotContain(named, page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!.Split('=', '&')).SelectMany(parts => parts));
        }
    }

    [Theory]
    [InlineData("/en/search?q=&sort=relevance&from=&to=", "/en/search")]
    [InlineData("/fr/search?q=travail&objective=6&sort=relevance&from=2019&to=2023", "/fr/search?q=travail&objective=6&year=2019..2023")]
    [InlineData("/es/search?q=sello&country=cl&sort=newest&from=2015&to=", "/es/search?q=sello&country=cl&year=2015..&sort=newest")]
    public async Task What_the_form_need_not_say_leaves_the_address(string sent, string shared)
    {
        using var response = await site.Client.GetAsync(sent);
        Assert.Equal((HttpStatusCode.Redirect, shared), (response.StatusCode, response.Headers.Location?.OriginalString));
        await site.Client.PageAsync(shared);
    }

    [Fact]
    public async Task Values_are_known_in_capitals_too()
    {
        var page = await site.Client.PageAsync("/en/search?country=CL");
        Assert.Empty(page.QuerySelectorAll(".notice"));
        Assert.Equal(HandCount.Of("country=cl").Total, Pages.Number(page.QuerySelector("main h1").Shown()));
    }

    [Theory]
    [InlineData("/en/search?country=cl&theme=migration-health&actor=civil-society")]
    [InlineData("/en/search?q=sello+migrante&country=ma")]
    [InlineData("/fr/search?q=migrants+disparus&region=oceania&year=1995")]
    [InlineData("/es/search?q=%22trabajadoras+del+hogar%22+zanahoria")]
    [InlineData("/en/search?objective=1&country=pk&year=1999..2001")]
    public async Task A_search_that_finds_nothing_offers_less_of_it_with_exact_counts(string address)
    {
        var page = await site.Client.PageAsync(address);
        Assert.Empty(page.QuerySelectorAll("ol.list"));
        var offers = page.QuerySelectorAll("section[aria-labelledby=less] li");
        Assert.NotEmpty(offers);
        foreach (var offer in offers)
        {
            var count = Pages.Number(offer.QuerySelector(".n").Shown());
            var relaxed = await site.Client.PageAsync(offer.QuerySelector("a")!.GetAttribute("href")!);
            Assert.Equal(count, Pages.Number(relaxed.QuerySelector("main h1").Shown()));
        }
    }

    [Theory]
    [InlineData("/en/search?q=labour&country=ad&objective=8", true)]
    [InlineData("/fr/search?country=ad&objective=8", true)]
    [InlineData("/en/search?q=xylophone", false)]
    [InlineData("/en/search?q=xylophone+-NOT+title:", false)]
    public async Task Nobody_is_left_without_somewhere_to_go_on(string address, bool near)
    {
        var page = await site.Client.PageAsync(address);
        Assert.Equal(near, page.QuerySelectorAll("section[aria-labelledby=near] h3").Length > 0);
        Assert.Equal(near, page.QuerySelectorAll("section[aria-labelledby=near-guidance] h3").Length > 0);
        Assert.Equal(near ? 3 : 23, page.QuerySelectorAll("section[aria-labelledby=objectives] a.obj").Length);
        Assert.All(page.QuerySelectorAll("section[aria-labelledby=near-guidance] h3 a"), link => Assert.Contains("/guidance/", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Distinct(page.QuerySelectorAll("h3 a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task More_filters_than_anybody_chooses_are_cut_and_the_cut_is_said()
    {
        var page = await site.Client.PageAsync($"/en/search?q=migrants&{string.Join('&', SourceTaxonomy.Of("country").Take(101).Select(term => $"country={term.Id}"))}");
        Assert.Equal(100, page.QuerySelectorAll("a.chip").Length);
        Assert.Contains("100", page.QuerySelector(".notice").Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_matched_is_marked_and_its_field_named()
    {
        var extracts = new List<IElement>();
        foreach (var word in new[] { "ministry", "registered" })
        {
            var page = await site.Client.PageAsync($"/en/search?q={word}");
            extracts.AddRange(page.QuerySelectorAll("ol.list > li > p").Where(text => text.QuerySelector(".small") is not null));
        }

        Assert.NotEmpty(extracts);
        Assert.All(extracts, extract =>
        {
            Assert.Matches("^In “[^”]+”:$", extract.QuerySelector(".small").Shown());
            Assert.NotEmpty(extract.QuerySelectorAll("mark"));
        });
    }

    [Fact]
    public async Task Every_active_filter_can_be_taken_off_by_itself()
    {
        var page = await site.Client.PageAsync("/en/search?q=migrants&objective=23&objective=7&region=africa&year=2015..2020");
        var chips = page.QuerySelectorAll("a.chip").Select(chip => chip.GetAttribute("href")).ToList();
        Assert.Equal(
            [
                "/en/search?q=migrants&objective=7&region=africa&year=2015..2020",
                "/en/search?q=migrants&objective=23&region=africa&year=2015..2020",
                "/en/search?q=migrants&objective=23&objective=7&year=2015..2020",
                "/en/search?q=migrants&objective=23&objective=7&region=africa",
            ],
            chips);
    }

    [Fact]
    public async Task A_search_is_not_for_search_engines_and_keeps_its_filters_in_another_language()
    {
        var page = await site.Client.PageAsync("/en/search?q=domestic+workers&objective=6");
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Equal("/fr/search?q=domestic%20workers&objective=6", page.QuerySelector("a[hreflang=fr]")?.GetAttribute("href"));
        foreach (var combination in new[] { "objective=6", "sort=title", "page=2", "year=2020..", "country=xx" })
        {
            Assert.NotNull((await site.Client.PageAsync($"/en/search?{combination}")).QuerySelector("meta[name=robots][content=noindex]"));
        }

        Assert.Null((await site.Client.PageAsync("/en/search")).QuerySelector("meta[name=robots]"));
        Assert.Equal(["User-agent: *", "Disallow: /*/search?", "Disallow: /feeds/", "Disallow: /*/account/"], (await site.Client.GetStringAsync("/robots.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Long_words_are_cut_and_the_cut_is_said()
    {
        var page = await site.Client.PageAsync($"/en/search?q={new string('a', 501)}");
        Assert.Contains("500", page.QuerySelector(".notice").Shown(), StringComparison.Ordinal);
        Assert.Equal(500, page.QuerySelector<IHtmlInputElement>("#q")!.Value.Length);
    }
}
