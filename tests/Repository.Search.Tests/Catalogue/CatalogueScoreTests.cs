using Repository.Domain.Contributions.Kinds;
using Repository.Search.Catalogue;

namespace Repository.Search.Tests.Catalogue;

/// <summary>Scores of three records, computed apart from the program: weight × ln(1 + (N - n + 0.5) / (n + 0.5)) × f / (f + 1.2 (0.25 + 0.75 length / average)).</summary>
public sealed class CatalogueScoreTests
{
    private static readonly ScanningCatalogue Catalogue = ScanningCatalogue.Of(
        [
            Records.Practice(1, new Practice { Title = "Alpha beta", Summary = "gamma" }),
            Records.Practice(2, new Practice { Title = "Beta", Summary = "alpha alpha beta" }),
            Records.Practice(3, new Practice { Title = "Gamma delta epsilon", Summary = "delta epsilon", Context = "the gamma" }),
        ],
        Records.Taxonomy,
        applied: null);

    [Theory]
    [InlineData("alpha", 1, 1.783326)]           // title: 4 × 0.980829 / (1 + 1.2)
    [InlineData("alpha", 2, 1.074881)]           // summary: 2 × 0.980829 × 2 / (2 + 1.65)
    [InlineData("beta", 1, 0.854552)]            // title: 4 × 0.470004 / (1 + 1.2)
    [InlineData("beta", 2, 1.814543)]            // title: 4 × 0.470004 / (1 + 0.75); summary: 2 × 0.980829 / (1 + 1.65)
    [InlineData("alpha beta", 2, 2.889424)]      // the sum of both
    [InlineData("beta alpha beta", 2, 2.889424)] // a word typed twice counts once
    [InlineData("\"alpha beta\"", 1, 2.637878)]  // title: 4 × (0.980829 + 0.470004) / (1 + 1.2)
    [InlineData("the delta", 3, 2.502925)]       // title: 4 × 0.980829 / (1 + 1.65); summary: 2 × 0.980829 / (1 + 1.2); “the” in context: 0.287682 / (1 + 1.2)
    public void A_record_scores(string words, int number, double expected)
    {
        var hit = Catalogue.Search(new CatalogueQuery { Words = words }).Hits.Single(hit => hit.Entry.Number == number);
        Assert.Equal(expected, hit.Score, 0.00001);
    }

    [Fact]
    public void Equal_scores_are_in_order_of_kind_and_number()
    {
        var catalogue = ScanningCatalogue.Of(
            [
                Records.Practice(9, Records.Titled("Same")),
                Records.Practice(2, Records.Titled("Same")),
                Records.Guidance(5, new Guidance { Title = "Same", Summary = "A summary." }),
            ],
            Records.Taxonomy,
            applied: null);
        Assert.Equal(["guidance 5", "practice 2", "practice 9"], catalogue.Search(new CatalogueQuery { Words = "same" }).Hits.Select(hit => $"{hit.Entry.Kind} {hit.Entry.Number}"));
    }
}
