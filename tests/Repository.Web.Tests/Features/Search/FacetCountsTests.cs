using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Search;

/// <summary>Numbers of the search page against a count over the files by hand.</summary>
public sealed class FacetCountsTests(SharedSite site)
{
    public static TheoryData<string> Queries =>
    [
        "",
        "objective=7",
        "objective=7&objective=23",
        "region=africa",
        "region=western-africa",
        "region=global&objective=1",
        "country=ma",
        "country=ma&country=tn&theme=labour-migration",
        "theme=missing-migrants",
        "actor=civil-society",
        "principle=human-rights&sdg=10",
        "review-region=eclac",
        "review-region=eca&region=africa",
        "kind=guidance",
        "kind=practice&language=es",
        "language=fr&language=es",
        "year=2019..2023",
        "year=2015",
        "year=..2012",
        "year=2022..&kind=practice",
        "kind=practice&region=asia&objective=6&year=2010..2020",
        "sdg=10&region=americas&actor=national-government&language=es",
    ];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Counts_equal_a_count_by_hand(string query)
    {
        var expected = HandCount.Of(query);
        Assert.NotEqual(0, expected.Total);
        var page = await site.Client.PageAsync($"/en/search?{query}");
        Assert.Equal(expected.Total, Pages.Number(page.QuerySelector("main h1").Shown()));
        foreach (var name in HandCount.Dimensions.Keys.Append("language"))
        {
            AssertFacet(name, expected, page);
        }

        Assert.Equal(
            [expected.Facet("kind").Values.Sum(), expected.Facet("kind").GetValueOrDefault("practice"), expected.Facet("kind").GetValueOrDefault("guidance")],
            page.QuerySelectorAll(".tabs .n").Select(count => Pages.Number(count.Shown())));
    }

    [Theory]
    [InlineData("objective=8")]
    [InlineData("language=es")]
    [InlineData("year=2018..2021&kind=practice")]
    public async Task Every_record_that_was_counted_is_on_one_of_the_pages(string query)
    {
        var found = new List<string>();
        for (var address = $"/en/search?{query}"; address is not null;)
        {
            var page = await site.Client.PageAsync(address);
            found.AddRange(page.QuerySelectorAll("ol.list h3 a").Select(link => link.GetAttribute("href")!));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(HandCount.Of(query).Total, found.Count);
        Assert.Equal(found.Count, found.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Each value that the panel shows has its count, and no value with a record is missing but sub-regions, which it leaves out.</summary>
    private static void AssertFacet(string name, HandCount expected, IHtmlDocument page)
    {
        var counts = expected.Facet(name);
        var shown = page.QuerySelectorAll<IHtmlInputElement>($"input[type=checkbox][name={name}]")
            .ToDictionary(input => input.Value, input => Pages.Number(input.Closest("li")!.QuerySelector(".n").Shown()), StringComparer.Ordinal);
        Assert.All(shown, value => Assert.Equal((value.Key, counts.GetValueOrDefault(value.Key)), (value.Key, value.Value)));
        Assert.DoesNotContain(counts.Keys, value => !shown.ContainsKey(value) && !(name == "region" && SourceTaxonomy.Find("region", value).Parent is not null));
    }
}
