using Repository.Search.Analysis;

namespace Repository.Search.Tests.Analysis;

public sealed class AnalyzerTests
{
    public static TheoryData<Analyzer> Every => [.. Analyzers.All];

    [Theory]
    [MemberData(nameof(Every))]
    public void Positions_and_offsets_are_of_the_parts_joined(Analyzer analyzer)
    {
        string[] parts = ["red cross", "", "...", "green dot"];
        var tokens = new List<Token>();
        analyzer.Analyze(parts, tokens);
        Assert.Equal([0, 1, 102, 103], tokens.Select(token => token.Position));
        var joined = string.Join(Analyzer.PartSeparator, parts);
        Assert.Equal(["red", "cross", "green", "dot"], tokens.Select(token => joined[token.Start..token.End]));
    }

    [Fact]
    public void Further_texts_follow_on_the_tokens_that_are_there()
    {
        var tokens = new List<Token>();
        Analyzers.Plain.Analyze("a b", tokens);
        Analyzers.Plain.Analyze("c", tokens);
        Analyzers.Plain.Analyze(["d", "e"], tokens);
        Assert.Equal(["a", "b", "c", "d", "e"], tokens.Select(token => token.Term));
        Assert.Equal([0, 1, 2, 3, 104], tokens.Select(token => token.Position));
    }

    [Theory]
    [InlineData("en", "english")]
    [InlineData("fr-CA", "french")]
    [InlineData("ES", "spanish")]
    [InlineData("pt-BR", "plain")]
    [InlineData("", "plain")]
    public void A_language_has_its_analyzer(string language, string name) => Assert.StartsWith(name, Analyzers.For(language).Name, StringComparison.Ordinal);

    [Fact]
    public void Names_are_distinct() => Assert.Distinct(Analyzers.All.Select(analyzer => analyzer.Name));
}
