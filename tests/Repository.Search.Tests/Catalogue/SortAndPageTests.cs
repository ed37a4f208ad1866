using Repository.Domain.Contributions.Kinds;
using Repository.Search.Catalogue;

namespace Repository.Search.Tests.Catalogue;

public sealed class SortAndPageTests
{
    private static readonly IndexedCatalogue Catalogue = TestCatalogue.Of(
        Records.Practice(1, new Practice { Title = "zebra", StartYear = 2010 }),
        Records.Practice(2, new Practice { Title = "Élan", StartYear = 2019, Ongoing = true }),
        Records.Practice(3, new Practice { Title = "École" }),
        Records.Practice(4, new Practice { Title = "ecole", StartYear = 2019 }),
        Records.Practice(5, new Practice { Title = "Aardvark", EndYear = 2005 }),
        Records.Guidance(4, new Guidance { Title = "Œuvre", Year = 2019 }));

    [Theory]
    [InlineData(CatalogueSort.Relevance, "guidance4 practice4 practice2 practice1 practice5 practice3")]
    [InlineData(CatalogueSort.Newest, "guidance4 practice4 practice2 practice1 practice5 practice3")]
    [InlineData(CatalogueSort.Oldest, "practice5 practice1 practice2 guidance4 practice4 practice3")]
    [InlineData(CatalogueSort.Published, "practice5 guidance4 practice4 practice3 practice2 practice1")]
    [InlineData(CatalogueSort.Title, "practice5 practice3 practice4 practice2 guidance4 practice1")]
    public void Records_are_in_order(CatalogueSort sort, string expected) => Assert.Equal(expected, Shown(new CatalogueQuery { Sort = sort }));

    [Theory]
    [InlineData(null, null, 6)]
    [InlineData(2019, 2019, 3)]
    [InlineData(2023, null, 1)] // goes on
    [InlineData(null, 2009, 1)]
    [InlineData(2011, 2018, 0)]
    public void Years_overlap(int? from, int? to, int expected) => Assert.Equal(expected, Catalogue.Search(new CatalogueQuery { FromYear = from, ToYear = to }).Total);

    [Fact]
    public void A_span_without_an_end_counts_up_to_the_latest_year_that_any_record_names()
    {
        var catalogue = TestCatalogue.Of(
            [Records.Practice(1, new Practice { Title = "Goes on", StartYear = 2020, Ongoing = true }), Records.Guidance(1, new Guidance { Title = "Latest", Year = 2022 })]);
        Assert.Equal([2020, 2021, 2022], catalogue.Search(new CatalogueQuery { Words = "goes", FromYear = 2022 }).Years.Keys.Order());
    }

    [Theory]
    [InlineData(0, 2, "practice5 practice3")]
    [InlineData(4, 10, "guidance4 practice1")]
    [InlineData(6, 10, "")]
    [InlineData(int.MaxValue, int.MaxValue, "")]
    [InlineData(-5, 1, "practice5")]
    [InlineData(0, 0, "")]
    [InlineData(0, -1, "")]
    public void A_page_is_taken_whatever_is_asked(int skip, int take, string expected) => Assert.Equal(expected, Shown(new CatalogueQuery { Sort = CatalogueSort.Title, Skip = skip, Take = take }));

    [Fact]
    public void A_search_that_nobody_waits_for_ends() => Assert.Throws<OperationCanceledException>(() => Catalogue.Search(new CatalogueQuery(), new CancellationToken(canceled: true)));

    [Fact]
    public void The_total_does_not_depend_on_the_page() => Assert.Equal(6, Catalogue.Search(new CatalogueQuery { Skip = 4, Take = 0 }).Total);

    [Fact]
    public void A_page_holds_at_most_a_hundred()
    {
        var many = TestCatalogue.Of(Enumerable.Range(1, 150).Select(number => Records.Practice(number, Records.Titled("Title"))));
        Assert.Equal(CatalogueQuery.MaxTake, many.Search(new CatalogueQuery { Take = 1_000 }).Hits.Count);
    }

    private static string Shown(CatalogueQuery query) => string.Join(' ', Catalogue.Search(query).Hits.Select(hit => $"{hit.Entry.Kind}{hit.Entry.Number}"));
}
