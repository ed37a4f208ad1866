using System.Globalization;
using Repository.Search.Analysis;

namespace Repository.Search.Tests.Analysis;

/// <summary>Against what Lucene's own EnglishAnalyzer made, in tests/corpora/lucene.</summary>
public sealed class LuceneEnglishTests
{
    [Fact]
    public void Tokens_are_Lucenes()
    {
        var differing = new List<string>();
        var lines = 0;
        foreach (var line in File.ReadLines(Path.Combine(SourceTree.Root, "tests", "corpora", "lucene", "english.tsv")).Skip(1))
        {
            var text = line.Split('\t')[0];
            var tokens = string.Concat(Analyze(text).Select(token => string.Create(CultureInfo.InvariantCulture, $"\t{token.Term} {token.Position} {token.Start} {token.End}")));
            if (text + tokens != line)
            {
                differing.Add($"{line}, not {tokens}");
            }

            lines++;
        }

        Assert.Empty(differing);
        Assert.True(lines > 10_000);
    }

    [Fact]
    public void Stop_words_leave_gaps() =>
        Assert.Equal([("state", 1), ("union", 4)], Analyze("the State of the Union’s").Select(token => (token.Term, token.Position)));

    /// <summary>The lengths in UTF-16 code units of what Lucene's StandardTokenizer makes.</summary>
    [Theory]
    [InlineData("yes ✔️ no ❌®", 3, 2, 1, 1)]
    [InlineData("👩‍💻👨‍👩‍👧", 5, 8)]
    [InlineData("👍🏽🏽x", 4, 2, 1)]
    [InlineData("x🏻b1🏽'1", 1, 2, 2, 2, 1)]
    [InlineData("🇺🇸🇺", 4)]
    [InlineData("#️⃣ *⃣ # 1️⃣", 3, 2, 3)]
    [InlineData("🏴\U000E0067\U000E0062\U000E007F❤️\U000E0067\U000E007F", 8, 6)]
    [InlineData("ℹnfo \u200D❤\u200D️x ❤️\u200Dx", 4, 4, 1, 2, 1)]
    [InlineData("❤\u200Dℹnfo ❤️\u200D\u200D🔥", 3, 3, 6)]
    [InlineData("e\u0301❤\u0301\uFE0F", 2, 3)]
    public void Emoji_are_Lucenes(string text, params int[] lengths) => Assert.Equal(lengths, Analyze(text).Select(token => token.End - token.Start));

    [Fact]
    public void The_dotted_capital_i_becomes_a_plain_one() => Assert.Equal(["irfan"], Analyze("İRFAN").Select(token => token.Term));

    private static List<Token> Analyze(string text)
    {
        var tokens = new List<Token>();
        Analyzers.LuceneEnglish.Analyze(text, tokens);
        return tokens;
    }
}
