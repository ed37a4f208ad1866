using Repository.Search.Analysis.Stemming;

namespace Repository.Search.Tests.Analysis.Stemming;

/// <summary>Every word of tests/corpora/snowball gets the stem that Snowball's own program gives it.</summary>
public sealed class SnowballTests
{
    [Fact]
    public void English_stems_are_Snowballs() => Compare(EnglishStemmer.Stem, column: 1);

    [Fact]
    public void French_stems_are_Snowballs() => Compare(FrenchStemmer.Stem, column: 2);

    [Fact]
    public void Spanish_stems_are_Snowballs() => Compare(SpanishStemmer.Stem, column: 3);

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("ï")]
    [InlineData("'")]
    [InlineData("''s'")]
    [InlineData("移民")]
    [InlineData("HUIY")]
    [InlineData("\uD800s")]
    public void No_word_is_an_error(string word)
    {
        Assert.NotNull(EnglishStemmer.Stem(word));
        Assert.NotNull(FrenchStemmer.Stem(word));
        Assert.NotNull(SpanishStemmer.Stem(word));
    }

    private static void Compare(Func<string, string> stem, int column)
    {
        var rows = File.ReadLines(Path.Combine(SourceTree.Root, "tests", "corpora", "snowball", "vocabulary.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();
        Assert.True(rows.Count > 10_000);
        Assert.Empty(rows.Where(row => stem(row[0]) != row[column]).Select(row => $"{row[0]}: {row[column]}, not {stem(row[0])}"));
    }
}
