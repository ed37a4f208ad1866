using System.Net;
using AngleSharp.Dom;
using Repository.TestSupport;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Records;

/// <summary>Each published version at an address of its own, and what changed between any two.</summary>
public sealed class VersionPagesTests(VersionedSite site) : IClassFixture<VersionedSite>
{
    private const string First = "versions/1";

    /// <summary>Part of the address: each page is made anew, not taken from what was kept.</summary>
    private static int fresh;

    private static string[] Below => ["versions", First, "versions/2", "versions/3", "versions/3/compare/1", "versions/2/compare/1", "cite.bib", "cite.ris", "cite.json", "cite.txt", $"{First}/cite.bib", "versions/3/cite.json"];

    [Fact]
    public async Task The_list_names_every_version_and_what_changed_in_it()
    {
        foreach (var language in Pages.Languages)
        {
            var page = await site.Reader.PageAsync($"{VersionedSite.Practice(language)}/versions");
            var items = page.QuerySelectorAll("ol.list > li").ToList();

            Assert.Equal(["3", "2", "1"], items.Select(item => item.QuerySelector("h3 a")!.GetAttribute("href")!.Split('/')[^1]));
            Assert.All(items, item => Assert.Contains(TimeProvider.System.GetUtcNow().Year.ToString(System.Globalization.CultureInfo.InvariantCulture), item.QuerySelector(".meta").Shown(), StringComparison.Ordinal));
            Assert.Equal([SourceTexts.In(language, "Records.practice.summary"), SourceTexts.In(language, "Records.practice.partners"), SourceTexts.In(language, "Records.practice.sdgs")], Named(items[0], language));
            Assert.Equal([SourceTexts.In(language, "Records.practice.title"), SourceTexts.In(language, "Records.practice.summary")], Named(items[1], language));
            Assert.Contains(SourceTexts.In(language, "Records.FirstVersion"), items[2].Shown(), StringComparison.Ordinal);
            Assert.Equal([$"{VersionedSite.Practice(language)}/versions/3/compare/2", $"{VersionedSite.Practice(language)}/versions/2/compare/1"], page.QuerySelectorAll("ol.list .small a").Select(link => link.GetAttribute("href")));
            Assert.Equal("es", page.QuerySelector("h1")!.GetAttribute("lang") ?? language);
        }
    }

    [Fact]
    public async Task A_version_is_shown_as_it_was_and_says_so()
    {
        var present = SourceRecord.All.Single(record => record is { Kind: "practice", Number: 32 });
        foreach (var language in Pages.Languages)
        {
            var (first, last) = (await site.Reader.PageAsync($"{VersionedSite.Practice(language)}/versions/1"), await site.Reader.PageAsync($"{VersionedSite.Practice(language)}/versions/3"));

            Assert.Equal((Pages.Words(present.Title), "Sello <b>Migrante</b> & \"dos\""), (first.QuerySelector("h1").Shown(), last.QuerySelector("h1").Shown()));
            Assert.Contains(Pages.Words(present.Summary.Split("\n\n")[0]), first.QuerySelector("article").Shown(), StringComparison.Ordinal);
            Assert.DoesNotContain("comunas", first.DocumentElement.Shown(), StringComparison.Ordinal);
            Assert.Equal([VersionedSite.Practice(language), $"{VersionedSite.Practice(language)}/versions/3/compare/1"], first.QuerySelectorAll(".notice.warn a").Select(link => link.GetAttribute("href")));
            Assert.Equal([VersionedSite.Practice(language)], last.QuerySelectorAll("article > .notice.info a").Select(link => link.GetAttribute("href")));
            Assert.All(new[] { first, last }, page =>
            {
                Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
                Assert.EndsWith(VersionedSite.Practice(language), page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
                Assert.Empty(page.QuerySelectorAll("link[hreflang], #related"));
            });
            Assert.Contains("/versions/1", first.QuerySelector("#cite blockquote").Shown(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_record_leads_to_its_versions_once_there_are_several()
    {
        var several = await site.Reader.PageAsync(VersionedSite.Practice("en"));
        Assert.Equal([$"{VersionedSite.Practice("en")}/versions", $"{VersionedSite.Practice("en")}/versions/3/compare/2"], several.QuerySelectorAll("#cite a[href*='/versions']").Select(link => link.GetAttribute("href")));
        Assert.Null(several.QuerySelector("meta[name=robots]"));
        Assert.Contains("version 3", several.QuerySelector("#cite blockquote").Shown(), StringComparison.Ordinal);
        Assert.Empty((await site.Reader.PageAsync(SourceRecord.All.Single(record => record is { Kind: "practice", Number: 33 }).Address("en"))).QuerySelectorAll("#cite a[href*='/versions']"));
    }

    [Fact]
    public async Task A_comparison_tells_words_values_and_terms_that_came_and_went()
    {
        foreach (var language in Pages.Languages)
        {
            var page = await site.Reader.PageAsync($"{VersionedSite.Practice(language)}/versions/3/compare/2");
            var changed = page.QuerySelectorAll("main section article.reviewed").ToDictionary(field => field.QuerySelector("h3").Shown());

            Assert.Equal(new[] { "summary", "partners", "sdgs" }.Select(name => SourceTexts.In(language, $"Records.practice.{name}")), changed.Keys);
            var summary = changed[SourceTexts.In(language, "Records.practice.summary")];
            var (removed, added) = (SourceTexts.In(language, "Shared.Removed"), SourceTexts.In(language, "Shared.Added"));
            Assert.Equal(Pages.Words($"Un sello para {removed} municipios{added} comunas que acogen a <script>migrantes</script>."), summary.QuerySelector("p").Shown());
            Assert.Equal(("municipios", "comunas"), (Plain(summary.QuerySelector("del")!), Plain(summary.QuerySelector("ins")!)));
            Assert.Equal("Cruz Roja", Plain(changed[SourceTexts.In(language, "Records.practice.partners")].QuerySelector("li:last-child ins")!));
            Assert.Equal(SourceTaxonomy.Find("sdg", "17").Label(language), Plain(changed[SourceTexts.In(language, "Records.practice.sdgs")].QuerySelector("ins")!));
            Assert.NotEmpty(page.QuerySelectorAll("details article.reviewed"));
            Assert.Empty(page.QuerySelectorAll("details :is(ins, del)"));
            Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        }
    }

    [Theory]
    [InlineData("versions/1/compare/3", "versions/3/compare/1")]
    [InlineData("versions/2/compare/2", "versions/2")]
    [InlineData("versions/compare?newer=1&older=3", "versions/1/compare/3")]
    [InlineData("versions/compare?newer=3&older=2", "versions/3/compare/2")]
    public async Task Two_versions_have_one_comparison(string asked, string leadsTo)
    {
        using var response = await site.Reader.GetAsync($"{VersionedSite.Practice("fr")}/{asked}");
        Assert.Equal((HttpStatusCode.Redirect, $"{VersionedSite.Practice("fr")}/{leadsTo}"), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("versions/0")]
    [InlineData("versions/4")]
    [InlineData("versions/-1")]
    [InlineData("versions/99999999999")]
    [InlineData("versions/one")]
    [InlineData("versions/3/compare/0")]
    [InlineData("versions/4/compare/1")]
    [InlineData("versions/1/compare/4")]
    [InlineData("versions/compare")]
    [InlineData("versions/compare?newer=9&older=1")]
    [InlineData("versions/4/cite.bib")]
    [InlineData("cite.pdf")]
    public async Task What_is_no_version_is_not_there(string path) => await site.Reader.PageAsync($"{VersionedSite.Practice("en")}/{path}", HttpStatusCode.NotFound);

    [Theory]
    [InlineData("999999-nothing/versions")]
    [InlineData("sello/versions/1")]
    [InlineData("0-sello/cite.ris")]
    public async Task Nothing_is_below_what_is_not_there(string path) => await site.Reader.PageAsync($"/en/practices/{path}", HttpStatusCode.NotFound);

    [Fact]
    public async Task An_old_slug_leads_on_from_every_page_below()
    {
        foreach (var path in Below)
        {
            using var response = await site.Reader.GetAsync($"/es/practices/32-sello-migrante-chile/{path}?x=1");
            Assert.Equal((path, HttpStatusCode.MovedPermanently, $"{VersionedSite.Practice("es")}/{path}?x=1"), (path, response.StatusCode, response.Headers.Location?.OriginalString));
        }
    }

    [Fact]
    public async Task A_revision_that_was_never_public_is_nowhere()
    {
        foreach (var path in Below.Prepend("").Append("versions/4"))
        {
            using var response = await site.Reader.GetAsync($"{VersionedSite.Practice("en")}/{path}".TrimEnd('/'));
            Assert.DoesNotContain(VersionedSite.Draft, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Empty((await site.Reader.PageAsync($"/en/search?q={VersionedSite.Draft}")).QuerySelectorAll("ol.list > li a[href*='/practices/32']"));
    }

    [Fact]
    public async Task Pages_of_versions_are_kept_and_validated_like_the_records_own()
    {
        foreach (var path in Below)
        {
            using var response = await site.Reader.GetAsync($"{VersionedSite.Practice("en")}/{path}");
            var tag = response.Headers.ETag;
            Assert.True(tag is not null && response.Headers.CacheControl is { NoCache: true }, path);
            using var again = new HttpRequestMessage(HttpMethod.Get, $"{VersionedSite.Practice("en")}/{path}") { Headers = { IfNoneMatch = { tag } } };
            using var unchanged = await site.Reader.SendAsync(again);
            Assert.Equal((path, HttpStatusCode.NotModified), (path, unchanged.StatusCode));
            using var counted = CommandCount.Start();
            await site.Reader.GetStringAsync($"{VersionedSite.Practice("en")}/{path}");
            Assert.Equal(0, counted.Value);
        }
    }

    [Theory]
    [InlineData("versions", 4)]
    [InlineData("versions?page=2", 4)]
    [InlineData("versions/50", 4)]
    [InlineData("versions/51/compare/1", 7)]
    [InlineData("cite.bib", 4)]
    public async Task Fifty_versions_ask_the_database_no_more_than_one(string path, int most)
    {
        using var counted = CommandCount.Start();
        await site.Reader.GetStringAsync($"/en/guidance/7-guidance-blma/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}fresh={Interlocked.Increment(ref fresh)}");
        Assert.InRange(counted.Value, 1, most);
    }

    [Fact]
    public async Task A_long_list_has_pages_and_misses_no_change()
    {
        var listed = new List<string>();
        foreach (var address in new[] { "/en/guidance/7-guidance-blma/versions", "/en/guidance/7-guidance-blma/versions?page=2" })
        {
            listed.AddRange((await site.Reader.PageAsync(address)).QuerySelectorAll("ol.list > li").Select(item => $"{item.QuerySelector("h3").Shown()} {item.QuerySelector("p:not(.meta)").Shown()}"));
        }

        Assert.Equal([.. Enumerable.Range(2, VersionedSite.Versions - 1).Reverse().Select(number => $"Version {number} Changed: “Title”"), "Version 1 First version"], listed);
        using var behind = await site.Reader.GetAsync("/en/guidance/7-guidance-blma/versions?page=9");
        Assert.Equal("/en/guidance/7-guidance-blma/versions?page=2", behind.Headers.Location?.OriginalString);
    }

    private static IEnumerable<string> Named(IElement item, string language)
    {
        var quoted = SourceTexts.In(language, "Records.QuotedHeading").Split("{0}");
        return item.QuerySelectorAll("p")[1].TextContent.Split(quoted[0]).Skip(1).Select(part => part.Split(quoted[1])[0]);
    }

    /// <summary>Without the hidden word.</summary>
    private static string Plain(IElement mark) => Pages.Words(string.Concat(mark.ChildNodes.OfType<IText>().Select(text => text.Text)));
}
