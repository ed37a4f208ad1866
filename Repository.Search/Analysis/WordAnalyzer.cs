namespace Repository.Search.Analysis;

/// <summary>Folded words.</summary>
internal sealed class WordAnalyzer(string name) : Analyzer
{
    public override string Name => name;

    protected override void Analyze(string text, int firstPosition, int firstOffset, List<Token> into)
    {
        foreach (var token in Tokenizer.Tokenize(text))
        {
            into.Add(token with { Position = firstPosition + token.Position, Start = firstOffset + token.Start, End = firstOffset + token.End });
        }
    }
}
