using System.Net;
using Repository.Search.Analysis;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Records;

public sealed class RecordListTests(SharedSite site)
{
    public static TheoryData<string, string> KindsAndSorts => new()
    {
        { "practice", "newest" }, { "practice", "oldest" }, { "practice", "title" }, { "guidance", "newest" }, { "guidance", "oldest" }, { "guidance", "title" },
    };

    [Theory]
    [MemberData(nameof(KindsAndSorts))]
    public async Task The_pages_of_a_list_hold_every_record_once_in_order(string kind, string sort)
    {
        foreach (var language in Pages.Languages)
        {
            var path = kind == "practice" ? "practices" : "guidance";
            var listed = new List<string>();
            for (var address = $"/{language}/{path}?sort={sort}"; address is not null;)
            {
                var page = await site.Client.PageAsync(address);
                Assert.Equal(kind == "practice" ? 81 : 53, Pages.Number(page.QuerySelector("main h1").Shown()));
                listed.AddRange(page.QuerySelectorAll("li.record h3 a").Select(link => link.GetAttribute("href")!));
                address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            }

            Assert.Equal(Expected(kind, sort).Select(record => record.Address(language)), listed);
        }
    }

    [Fact]
    public async Task A_page_behind_the_last_leads_to_the_last()
    {
        using var response = await site.Client.GetAsync("/en/practices?sort=title&page=99");
        Assert.Equal((HttpStatusCode.Redirect, "/en/practices?sort=title&page=5"), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page=two")]
    [InlineData("sort=backwards")]
    [InlineData("sort=relevance")]
    public async Task What_a_list_does_not_know_is_left_out(string query)
    {
        var usual = await site.Client.PageAsync("/en/practices");
        var page = await site.Client.PageAsync($"/en/practices?{query}");
        Assert.Equal(usual.QuerySelectorAll("li.record h3").Select(title => title.Shown()), page.QuerySelectorAll("li.record h3").Select(title => title.Shown()));
    }

    private static IEnumerable<SourceRecord> Expected(string kind, string sort)
    {
        var records = SourceRecord.All.Where(record => record.Kind == kind);
        return sort switch
        {
            "newest" => records.OrderByDescending(record => record.StartYear ?? 0).ThenByDescending(record => record.Number),
            "oldest" => records.OrderBy(record => record.StartYear ?? 9999).ThenBy(record => record.Number),
            _ => records.OrderBy(record => WordsOf(record.Title), StringComparer.Ordinal).ThenBy(record => record.Number),
        };
    }

    /// <summary>Case, accents, quotes and other marks do not part titles.</summary>
    private static string WordsOf(string title)
    {
        var words = new List<Token>();
        Analyzers.Plain.Analyze(title, words);
        return string.Join(' ', words.Select(word => word.Exact));
    }
}
