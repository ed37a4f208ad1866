using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Search;

/// <summary>The filters beside the results: what stands open, what is folded, in which order.</summary>
public sealed class FilterPanelTests(SharedSite site)
{
    [Fact]
    public async Task A_value_without_records_is_disabled_and_a_chosen_one_can_always_be_taken_off()
    {
        var page = await site.Client.PageAsync("/en/search?q=migrant+workers&kind=practice&region=africa&region=oceania");
        var boxes = Boxes(page);
        Assert.Contains(boxes, box => box.IsDisabled);
        Assert.Contains(boxes, box => Count(box) == 0 && box.IsChecked);
        Assert.All(boxes, box => Assert.Equal(Count(box) == 0 && !box.IsChecked, box.IsDisabled));
    }

    [Fact]
    public async Task Sub_regions_stand_below_their_region_once_it_is_chosen()
    {
        Assert.Empty((await site.Client.PageAsync("/en/search")).QuerySelectorAll(".below input"));
        foreach (var query in new[] { "region=africa", "region=western-africa", "region=africa&region=western-africa" })
        {
            var below = (await site.Client.PageAsync($"/en/search?{query}")).QuerySelectorAll<IHtmlInputElement>("li[data-key=region-africa] .below input").Select(box => box.Value);
            Assert.Equal(SourceTaxonomy.Of("region").Where(term => term.Parent == "africa").Select(term => term.Id), below);
        }
    }

    [Fact]
    public async Task A_sub_region_narrows_the_region_around_it()
    {
        var page = await site.Client.PageAsync("/en/search?region=africa&region=western-africa&region=europe");
        Assert.Equal(HandCount.Of("region=western-africa&region=europe").Total, Pages.Number(page.QuerySelector("h1").Shown()));
        Assert.Equal(HandCount.Of("").Facet("region")["africa"], Count(Box(page, "region", "africa")));
        Assert.Equal(["africa", "western-africa", "europe"], page.QuerySelectorAll<IHtmlInputElement>("input[name=region]:checked").Select(box => box.Value));
        var chips = page.QuerySelectorAll("a.chip").Select(chip => chip.GetAttribute("href"));
        Assert.Equal(["/en/search?region=africa&region=europe", "/en/search?region=africa&region=western-africa"], chips);
    }

    [Fact]
    public async Task Countries_of_the_chosen_regions_come_first()
    {
        var page = await site.Client.PageAsync("/en/search?region=africa");
        var inAfrica = page.QuerySelectorAll<IHtmlInputElement>("input[name=country]").Select(box => SourceTaxonomy.Find("region", SourceTaxonomy.Find("country", box.Value).Parent!).Parent == "africa").ToList();
        Assert.Contains(false, inAfrica);
        Assert.Equal(inAfrica.OrderDescending(), inAfrica);
    }

    [Fact]
    public async Task What_is_chosen_of_a_filter_does_not_move_its_values()
    {
        foreach (var (name, value) in new[] { ("objective", "12"), ("theme", "migration-health"), ("region", "oceania"), ("actor", "migrant-diaspora-organization"), ("language", "fr") })
        {
            var before = await site.Client.PageAsync("/en/search");
            var after = await site.Client.PageAsync($"/en/search?{name}={value}");
            Assert.Equal(Values(before), Values(after).Where(known => name != "region" || SourceTaxonomy.Find("region", known).Parent is null));
            Assert.True(Box(after, name, value).IsChecked);
            // And it is never hidden in a fold.
            Assert.All(Box(after, name, value).Ancestors<IHtmlElement>().Where(around => around.LocalName == "details" && !around.ClassList.Contains("filters")), fold => Assert.True(fold.HasAttribute("open")));
            IEnumerable<string> Values(IDocument page) => page.QuerySelectorAll<IHtmlInputElement>($"input[name={name}]").Select(box => box.Value);
        }
    }

    [Fact]
    public async Task At_most_six_values_of_a_long_list_stand_open()
    {
        var page = await site.Client.PageAsync("/en/search");
        foreach (var name in new[] { "objective", "theme", "country", "actor", "principle", "sdg" })
        {
            Assert.InRange(page.QuerySelectorAll($"[data-key=shown-{name}] input").Length, 1, 7);
            Assert.NotEmpty(page.QuerySelectorAll($"[data-key=more-{name}] input"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("year=2019..2021&region=africa")]
    [InlineData("kind=guidance&objective=7")]
    public async Task Years_are_counted_as_by_hand(string query)
    {
        var page = await site.Client.PageAsync($"/en/search?{query}");
        var latest = SourceRecord.All.Max(record => record.LastYear is { } last and < 3000 ? last : record.StartYear) ?? 0;
        var withoutYears = string.Join('&', query.Split('&').Where(part => !part.StartsWith("year=", StringComparison.Ordinal)));
        var expected = Enumerable.Range(1950, latest - 1949)
            .Select(year => (Year: year, Count: HandCount.Of($"{withoutYears}&year={year}").Total)).Where(pair => pair.Count > 0).Reverse()
            .Select(pair => $"{pair.Year} ({pair.Count})");
        foreach (var list in new[] { "from", "to" })
        {
            Assert.Equal(expected, page.QuerySelectorAll($"#{list} option").Skip(1).Select(option => option.Shown()));
        }
    }

    [Fact]
    public async Task The_chosen_years_are_chosen_in_the_lists_even_without_records()
    {
        var page = await site.Client.PageAsync("/en/search?q=migrants&year=1950..2024");
        Assert.Equal("1950", page.QuerySelector<IHtmlSelectElement>("#from")!.Value);
        Assert.Equal("2024", page.QuerySelector<IHtmlSelectElement>("#to")!.Value);
        Assert.NotEmpty(page.QuerySelectorAll("rect.on"));
    }

    private static List<IHtmlInputElement> Boxes(IDocument page) => [.. page.QuerySelectorAll<IHtmlInputElement>(".facet input[type=checkbox]")];

    private static IHtmlInputElement Box(IDocument page, string name, string value) => Assert.Single(page.QuerySelectorAll<IHtmlInputElement>($"input[name={name}]"), box => box.Value == value);

    private static int Count(IHtmlInputElement box) => Pages.Number(box.Closest("label")!.QuerySelector(".n").Shown());
}
