using System.Collections.Frozen;
using Repository.Search.Analysis.Stemming;

namespace Repository.Search.Analysis;

/// <summary>
/// StandardTokenizer, EnglishPossessiveFilter, LowerCaseFilter, StopFilter and PorterStemFilter: what Lucene 8's EnglishAnalyzer does. Stop words are left out
/// and leave their positions empty. Exact words are in lower case and not folded. Unlike Lucene's, emoji are no tokens.
/// </summary>
internal sealed class LuceneEnglishAnalyzer : Analyzer
{
    /// <summary>Source: EnglishAnalyzer.ENGLISH_STOP_WORDS_SET of Lucene 8.</summary>
    private static readonly FrozenSet<string> Stopped =
        ("a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with").Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly RunCache cache = new(AnalyzeRun);

    public override string Name => "lucene-english-1";

    protected override void Analyze(string text, int firstPosition, int firstOffset, List<Token> into)
    {
        var position = firstPosition;
        for (var at = 0; Tokenizer.TryNext(text, ref at, out var start); position++)
        {
            foreach (var word in cache.Get(text.AsSpan(start, at - start)).Words)
            {
                into.Add(new Token(word.Term, word.Exact, position, firstOffset + start, firstOffset + at));
            }
        }
    }

    private static AnalyzedRun AnalyzeRun(string run)
    {
        var possessive = run.Length > 1 && run[^1] is 's' or 'S' && run[^2] is '\'' or '\u2019' or '\uFF07';
        var word = (possessive ? run[..^2] : run).ToLowerInvariant();
        return new AnalyzedRun(run, Stopped.Contains(word) ? [] : [new AnalyzedWord(PorterStemmer.Stem(word), word, 0, run.Length)]);
    }
}
