using System.Net;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Terms;

public sealed class TermPagesTests(SharedSite site)
{
    public static TheoryData<string, string> Dimensions => new() { { "objective", "objectives" }, { "theme", "themes" }, { "region", "regions" }, { "country", "countries" } };

    [Theory]
    [MemberData(nameof(Dimensions))]
    public async Task Every_term_has_a_page_that_counts_its_records(string dimension, string path)
    {
        foreach (var term in SourceTaxonomy.Of(dimension))
        {
            foreach (var language in Pages.Languages)
            {
                var page = await site.Client.PageAsync($"/{language}/{path}/{term.Id}");
                Assert.Equal(Pages.Words(term.Label(language)), page.QuerySelector("main h1").Shown());
                var meta = page.QuerySelector("main header .meta").Shown();
                Assert.Contains(Counted(language, "Practices", CountOf(term, "practice")), meta, StringComparison.Ordinal);
                Assert.Contains(Counted(language, "Guidance", CountOf(term, "guidance")), meta, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public async Task A_page_lists_records_of_its_term_only_newest_first(string dimension, string path)
    {
        foreach (var term in SourceTaxonomy.Of(dimension).Where(term => CountOf(term, "practice") > 0))
        {
            var page = await site.Client.PageAsync($"/en/{path}/{term.Id}");
            var listed = page.QuerySelectorAll("li.record h3 a").Select(link => link.GetAttribute("href")).ToList();
            var expected = SourceRecord.All.Where(record => record.Kind == "practice" && SourceTaxonomy.About(record, dimension).Contains(term.Id))
                .OrderByDescending(record => record.StartYear ?? 0).ThenByDescending(record => record.Number).Select(record => record.Address("en"));
            Assert.Equal(expected.Take(listed.Count), listed);
            Assert.NotEmpty(listed);
        }
    }

    [Fact]
    public async Task Lists_of_terms_name_every_term_in_every_language()
    {
        foreach (var language in Pages.Languages)
        {
            await AssertNamesAsync($"/{language}/objectives", "objective", language);
            await AssertNamesAsync($"/{language}/themes", "theme", language);
            await AssertNamesAsync($"/{language}/regions", "country", language);
        }
    }

    [Fact]
    public async Task The_list_of_regions_counts_the_practices_of_each_country_and_region()
    {
        var page = await site.Client.PageAsync("/en/regions");
        Assert.All(SourceTaxonomy.Of("country"), country =>
        {
            var item = page.QuerySelector($"main a[href='/en/countries/{country.Id}']")!.ParentElement!;
            Assert.Equal((country.Id, CountOf(country, "practice")), (country.Id, item.QuerySelector(".n") is { } count ? Pages.Number(count.Shown()) : 0));
        });
        Assert.All(SourceTaxonomy.Of("region").Where(region => region.Parent is null), region =>
            Assert.Contains(Counted("en", "Practices", CountOf(region, "practice")), page.GetElementById(region.Id)!.ParentElement.Shown(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_region_counts_what_lies_below_it()
    {
        var page = await site.Client.PageAsync("/en/regions/africa");
        Assert.All(SourceTaxonomy.Of("region").Where(region => region.Parent == "africa"), region =>
        {
            var item = page.QuerySelector($"main .links a[href='/en/regions/{region.Id}']")!.ParentElement!;
            Assert.Equal((region.Id, CountOf(region, "practice")), (region.Id, Pages.Number(item.QuerySelector(".n").Shown())));
        });
    }

    [Theory]
    [InlineData("/en/objectives/24")]
    [InlineData("/en/objectives/07")]
    [InlineData("/fr/themes/nothing")]
    [InlineData("/es/regions/ma")]
    [InlineData("/en/countries/xx")]
    [InlineData("/en/countries/MA")]
    public async Task An_unknown_term_is_a_missing_page(string address) => await site.Client.PageAsync(address, HttpStatusCode.NotFound);

    private static int CountOf(SourceTerm term, string kind) =>
        SourceRecord.All.Count(record => record.Kind == kind && SourceTaxonomy.About(record, term.Dimension).Contains(term.Id));

    private static string Counted(string language, string unit, int number)
    {
        var one = number == 1 || (number == 0 && language == "fr");
        return SourceTexts.In(language, $"Shared.{unit}.{(one ? "one" : "other")}").Replace("{0}", $"{number}", StringComparison.Ordinal);
    }

    private async Task AssertNamesAsync(string address, string dimension, string language)
    {
        var text = (await site.Client.PageAsync(address)).QuerySelector("main").Shown();
        Assert.DoesNotContain(SourceTaxonomy.Of(dimension), term => !text.Contains(Pages.Words(dimension == "country" ? term.Short(language) : term.Label(language)), StringComparison.Ordinal));
    }
}
