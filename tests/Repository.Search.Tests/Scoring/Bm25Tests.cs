using Repository.Search.Scoring;

namespace Repository.Search.Tests.Scoring;

/// <summary>Expected values were computed by hand from the formulas.</summary>
public sealed class Bm25Tests
{
    [Theory]
    [InlineData(1, 2, 0.693147)]   // ln(1 + 1.5 / 1.5)
    [InlineData(2, 2, 0.182322)]   // ln(1 + 0.5 / 2.5)
    [InlineData(1, 100, 4.209655)] // ln(1 + 99.5 / 1.5)
    [InlineData(0, 0, 0.693147)]   // ln(1 + 0.5 / 0.5)
    public void Rarity_is(long documentFrequency, long documentCount, double expected) =>
        Assert.Equal(expected, Bm25.InverseDocumentFrequency(documentFrequency, documentCount), 0.000001);

    [Theory]
    [InlineData(1, 10, 10, 0.454545)] // 1 / (1 + 1.2)
    [InlineData(2, 10, 10, 0.625)]    // 2 / (2 + 1.2)
    [InlineData(1, 20, 10, 0.322581)] // 1 / (1 + 1.2 × 1.75)
    [InlineData(1, 5, 10, 0.571429)]  // 1 / (1 + 1.2 × 0.625)
    [InlineData(0, 5, 10, 0)]
    public void Frequency_counts(int frequency, int length, double average, double expected) =>
        Assert.Equal(expected, Bm25.TermFrequency(frequency, length, average), 0.000001);

    [Fact]
    public void Statistics_that_disagree_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Bm25.InverseDocumentFrequency(-1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bm25.InverseDocumentFrequency(4, 3));
    }
}
