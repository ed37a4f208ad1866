namespace Repository.Search.Analysis;

/// <summary>Words by Unicode's boundaries and <see cref="WordFilter"/>; terms by a stemmer.</summary>
/// <param name="stem">Makes the term of an exact word.</param>
internal sealed class WordAnalyzer(string name, Func<string, string> stem) : Analyzer
{
    private readonly RunCache cache = new(run => new AnalyzedRun(run, [.. WordFilter.Words(run).Select(word => new AnalyzedWord(stem(word.Exact), word.Exact, word.Start, word.End))]));

    public override string Name => name;

    protected override void Analyze(string text, int firstPosition, int firstOffset, List<Token> into)
    {
        var position = firstPosition;
        for (var at = 0; Tokenizer.TryNext(text, ref at, out var start);)
        {
            foreach (var word in cache.Get(text.AsSpan(start, at - start)).Words)
            {
                into.Add(new Token(word.Term, word.Exact, position++, firstOffset + start + word.Start, firstOffset + start + word.End));
            }
        }
    }
}
