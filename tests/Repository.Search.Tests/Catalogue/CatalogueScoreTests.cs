using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;

namespace Repository.Search.Tests.Catalogue;

/// <summary>
/// Scores of three records, computed apart from the program: weight × ln(1 + (N - n + 0.5) / (n + 0.5)) × f / (f + 1.2 (0.25 + 0.75 length / average)),
/// once for the stem and half as much again for the very word.
/// </summary>
public sealed class CatalogueScoreTests
{
    private static readonly IndexedCatalogue Catalogue = TestCatalogue.Of(
        Records.Practice(1, new Practice { Title = "Alpha beta", Summary = "gamma" }),
        Records.Practice(2, new Practice { Title = "Beta", Summary = "alpha alpha beta" }),
        Records.Practice(3, new Practice { Title = "Gamma delta epsilon", Summary = "delta epsilon", Context = "the gamma" }, terms: new TermKey(Dimension.Region, "africa")));

    [Theory]
    [InlineData("alpha", 1, 2.674989)]           // title: 1.5 × 4 × 0.980829 / (1 + 1.2)
    [InlineData("alpha", 2, 1.612322)]           // summary: 1.5 × 2 × 0.980829 × 2 / (2 + 1.65)
    [InlineData("beta", 1, 1.281828)]            // title: 1.5 × 4 × 0.470004 / (1 + 1.2)
    [InlineData("beta", 2, 2.721815)]            // title: 1.5 × 4 × 0.470004 / (1 + 0.75); summary: 1.5 × 2 × 0.980829 / (1 + 1.65)
    [InlineData("alpha beta", 2, 4.334136)]      // the sum of both
    [InlineData("beta alpha beta", 2, 4.334136)] // a word typed twice counts once
    [InlineData("betas", 1, 0.854552)]           // the stem alone: two thirds of “beta”
    [InlineData("\"alpha beta\"", 1, 2.637878)]  // title: 4 × (0.980829 + 0.470004) / (1 + 1.2)
    [InlineData("alpha beta^2", 2, 7.055951)]    // 1.612322 + 2 × 2.721815
    [InlineData("gam*", 3, 5)]                   // title: 4; context: 1
    [InlineData("title:beta", 2, 1.611442)]      // the title's part alone
    [InlineData("alpha kind:practice", 1, 2.674989)]
    [InlineData("the delta", 3, 3.558240)]       // title: 1.5 × 4 × 0.980829 / (1 + 1.65); summary: 1.5 × 2 × 0.980829 / (1 + 1.2); “the” in context counts nothing
    [InlineData("the", 3, 0.196147)]             // context, where there is nothing else: 1.5 × 0.287682 / (1 + 1.2)
    [InlineData("afrique", 3, 0.222916)]         // of the label of a term on one record: 0.5 × 0.980829 / (1 + 1.2)
    public void A_record_scores(string words, int number, double expected)
    {
        var hit = Catalogue.Search(new CatalogueQuery { Words = words }).Hits.Single(hit => hit.Entry.Number == number);
        Assert.Equal(expected, hit.Score, 0.00001);
    }

    [Fact]
    public void Equal_scores_are_in_order_of_kind_and_number()
    {
        var catalogue = TestCatalogue.Of(
            Records.Practice(9, Records.Titled("Same")),
            Records.Practice(2, Records.Titled("Same")),
            Records.Guidance(5, new Guidance { Title = "Same", Summary = "A summary." }));
        Assert.Equal(["guidance 5", "practice 2", "practice 9"], catalogue.Search(new CatalogueQuery { Words = "same" }).Hits.Select(hit => $"{hit.Entry.Kind} {hit.Entry.Number}"));
    }
}
