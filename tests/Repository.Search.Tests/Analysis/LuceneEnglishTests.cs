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

    private static List<Token> Analyze(string text)
    {
        var tokens = new List<Token>();
        Analyzers.LuceneEnglish.Analyze(text, tokens);
        return tokens;
    }
}
