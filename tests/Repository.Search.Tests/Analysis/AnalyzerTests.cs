using Repository.Search.Analysis;

namespace Repository.Search.Tests.Analysis;

public sealed class AnalyzerTests
{
    [Theory]
    [InlineData("en", "Migrants' children's migrations, généralités", "migrant children migrat generalit")]
    [InlineData("fr", "l’égalité des réfugiées employées, premières migrations", "egal de refug emploi premi migrat")]
    [InlineData("es", "las migraciones laborales y la tecnología", "las migracion laboral y la tecnolog")]
    [InlineData("pt-BR", "Migrações laborais", "migracoes laborais")]
    [InlineData("fr-CA", "migrations", "migrat")]
    [InlineData("ES", "poblaciones", "poblacion")]
    [InlineData("", "migrations", "migrations")]
    public void Terms_are_the_stems_of_the_language(string language, string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Analyze(Analyzers.For(language), text).Select(token => token.Term)));

    [Theory]
    [InlineData("fr", "réfugié réfugiée réfugiés réfugiées refugie")]
    [InlineData("fr", "employé employés employée employer employe")]
    [InlineData("fr", "égalité égalités egalite")]
    [InlineData("fr", "première premières premiere")]
    [InlineData("es", "migración migraciones migracion migracion\u0301")]
    [InlineData("es", "economía economías economia económico")]
    [InlineData("en", "integrating integrated integration")]
    public void Forms_of_one_word_meet(string language, string forms) =>
        Assert.Single(Analyze(Analyzers.For(language), forms).Select(token => token.Term).Distinct());

    [Fact]
    public void Positions_and_offsets_are_of_the_parts_joined()
    {
        string[] parts = ["red cross", "", "...", "green dot"];
        var tokens = new List<Token>();
        Analyzers.English.Analyze(parts, tokens);
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

    [Fact]
    public void Names_are_distinct() => Assert.Distinct(Analyzers.All.Select(analyzer => analyzer.Name));

    [Fact]
    public void Any_text_gives_tokens_in_order_with_its_folded_words()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var text = RandomText.Next(random);
            foreach (var analyzer in Analyzers.All)
            {
                var end = 0;
                foreach (var (token, i) in Analyze(analyzer, text).Select((token, i) => (token, i)))
                {
                    var where = $"seed {seed}, round {round}, {analyzer.Name}";
                    Assert.True(token.Position == i && token.Start >= end && token.End > token.Start && token.End <= text.Length, where);
                    Assert.False(char.IsLowSurrogate(text[token.Start]) || char.IsHighSurrogate(text[token.End - 1]), where);
                    var word = Folding.Fold(text[token.Start..token.End]);
                    Assert.True(token.Exact == word || token.Exact == word.Replace(".", "", StringComparison.Ordinal), where);
                    Assert.True(token.Term.Length > 0, where);
                    end = token.End;
                }
            }
        }
    }

    [Fact]
    public void Many_threads_get_what_one_gets()
    {
        var texts = Enumerable.Range(0, 200).Select(i => string.Join(' ', Enumerable.Range(i * 50, 400).Select(n => $"word{n}s migrations"))).ToList();
        var alone = texts.ConvertAll(text => Analyze(Analyzers.English, text));
        Parallel.For(0, 4 * texts.Count, i => Assert.Equal(alone[i % texts.Count], Analyze(Analyzers.English, texts[i % texts.Count])));
    }

    /// <summary>An analyzer of its own and one word, as others could drive it out of its slot.</summary>
    [Fact]
    public void Words_seen_before_allocate_nothing()
    {
        var analyzer = new WordAnalyzer("test", word => word + "!");
        var tokens = new List<Token>(64);
        analyzer.Analyze("migrants", tokens);
        var before = GC.GetAllocatedBytesForCurrentThread();
        analyzer.Analyze("migrants, migrants’ migrants", tokens);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(4, tokens.Count);
    }

    private static List<Token> Analyze(Analyzer analyzer, string text)
    {
        var tokens = new List<Token>();
        analyzer.Analyze(text, tokens);
        return tokens;
    }
}
