using AngleSharp.Html.Dom;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Spaces;

/// <summary>The spaces of the content, as every reader sees them.</summary>
public sealed class SpaceListTests(SharedSite site)
{
    private static readonly IReadOnlyList<string> Files = [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Content, "spaces"), "*.yaml").Order(StringComparer.Ordinal)];

    [Fact]
    public async Task The_list_holds_every_space_by_phase()
    {
        foreach (var language in Pages.Languages)
        {
            var page = await site.Client.PageAsync($"/{language}/spaces");
            Assert.Equal(Files.Select(Path.GetFileNameWithoutExtension), NamesOf(page).Order(StringComparer.Ordinal));
            Assert.Equal(["closed", "archived"], page.QuerySelectorAll("main section.section > h2").Select(heading => heading.Id));
            Assert.Equal(["unece-regional-review-2024-stakeholders"], NamesOf(page, "section[aria-labelledby=closed]"));
            Assert.Empty(page.QuerySelectorAll(".record h3[lang], .record p[lang]"));
        }
    }

    [Theory]
    [InlineData("?state=closed", "closes: 2024-02-29")]
    [InlineData("?theme=climate-change", "climate-change")]
    [InlineData("?language=es", "languages: [en, fr, es]")]
    [InlineData("?objective=11", "\"11\"")]
    [InlineData("?review-region=unece", "review-regions: [unece]")]
    [InlineData("?objective=23&language=es", "\"23\"", "es]")]
    [InlineData("?objective=99&state=soon&language=%00", "title:")]
    public async Task Filters_narrow_it(string query, params string[] inFile)
    {
        var expected = Files.Where(file => File.ReadAllText(file) is var text && inFile.All(part => text.Contains(part, StringComparison.Ordinal))).Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(expected, NamesOf(await site.Client.PageAsync($"/en/spaces{query}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Filters_that_nothing_meets_say_so_and_stay_chosen()
    {
        var page = await site.Client.PageAsync("/en/spaces?state=open&region=africa");
        Assert.Equal(SourceTexts.In("en", "Spaces.None"), page.QuerySelector("main .empty").Shown());
        Assert.Equal(("open", "africa"), (((IHtmlSelectElement)page.QuerySelector("#state")!).Value, ((IHtmlSelectElement)page.QuerySelector("#region")!).Value));
    }

    [Theory]
    [InlineData("en", "IMRF Roundtable 1 consultation", "December 2021 to 31 January 2022, extended", "Archived")]
    [InlineData("fr", "Consultation sur la table ronde 1 du Forum d’examen des migrations internationales", "décembre 2021 – 31 janvier 2022, prolongé", "Archivé")]
    [InlineData("es", "Consulta sobre la mesa redonda 1 del Foro de Examen de la Migración Internacional", "diciembre de 2021 – 31 de enero de 2022, prorrogado", "Archivado")]
    public async Task A_space_says_in_each_language_what_its_file_says(string language, string title, string dates, string state)
    {
        var page = await site.Client.PageAsync($"/{language}/spaces/imrf-2022-roundtable-1-consultation");
        Assert.Equal((title, dates, state), (page.QuerySelector("h1").Shown(), page.QuerySelector("header .meta span").Shown(), page.QuerySelector("header .state").Shown()));
        Assert.Equal(3, page.QuerySelectorAll("section[aria-labelledby=questions] li").Length);
        Assert.Equal(["2", "5", "6", "12", "18"], page.QuerySelectorAll("header .obj b").Select(number => number.Shown()));
        Assert.Equal([null, null, null, "step"], page.QuerySelectorAll("ol.steps > li").Select(step => step.GetAttribute("aria-current")));
        // It is over: no clock, and nobody joins.
        Assert.Empty(page.QuerySelectorAll("main a[href$='/join']"));
        Assert.DoesNotContain("UTC", page.QuerySelector("main").Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_no_space_has_is_answered_so()
    {
        foreach (var name in new[] { "nowhere", "IMRF-2022", "a%2Fb", new string('a', 3_000) })
        {
            using var response = await site.Client.GetAsync($"/en/spaces/{name}");
            Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    private static IEnumerable<string> NamesOf(IHtmlDocument page, string within = "main") =>
        page.QuerySelectorAll($"{within} .record h3 a").Select(link => link.GetAttribute("href")!.Split('/')[^1]);
}
