using System.Collections.Frozen;
using Repository.Search.Analysis.Stemming;

namespace Repository.Search.Analysis;

/// <summary>
/// StandardTokenizer, EnglishPossessiveFilter, LowerCaseFilter, StopFilter and PorterStemFilter: what Lucene 8's EnglishAnalyzer does. Stop words are left out
/// and leave their positions empty. Emoji are tokens. Exact words are in lower case and not folded.
/// </summary>
/// <remarks>
/// What differs: characters and properties are those of a later Unicode than 9; marks and signs of the scripts that write no spaces are no words by themselves; an apostrophe behind
/// a Hebrew letter ends the word; and the last words of a text are found even if it ends in half a surrogate pair.
/// </remarks>
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
        var holdsEmoji = Emoji.MayStandIn(text);
        for (int at = 0, behind = 0; behind < text.Length; behind = at)
        {
            var isWord = holdsEmoji ? TryNext(text, ref at, out var start) : Tokenizer.TryNext(text, ref at, out start);
            if (holdsEmoji)
            {
                AddEmoji(behind, start, ref at, ref isWord);
            }

            if (isWord && at > start)
            {
                Add(start, at);
            }
        }

        // Those between two words; the last may take what would have been a word.
        void AddEmoji(int behind, int start, ref int at, ref bool isWord)
        {
            while (behind < start && Emoji.TryNext(text, ref behind, start, out var emoji))
            {
                Add(emoji, behind);
            }

            if (behind > start)
            {
                (at, isWord) = (behind, false);
            }
        }

        void Add(int start, int end)
        {
            foreach (var word in cache.Get(text.AsSpan(start, end - start)).Words)
            {
                into.Add(new Token(word.Term, word.Exact, position, firstOffset + start, firstOffset + end));
            }

            position++;
        }
    }

    /// <summary>As <see cref="Tokenizer.TryNext"/>, but no word holds a modifier of emoji: it ends as if the text did there, and is empty if what stands before is no word.</summary>
    private static bool TryNext(string text, ref int at, out int start)
    {
        var isWord = Tokenizer.TryNext(text, ref at, out start);
        var length = Emoji.LengthToModifier(text.AsSpan(start, at - start));
        if (length < at - start)
        {
            at = start;
            Tokenizer.TryNext(text.AsSpan(0, start + length), ref at, out start);
        }

        return isWord;
    }

    private static AnalyzedRun AnalyzeRun(string run)
    {
        var possessive = run.Length > 1 && run[^1] is 's' or 'S' && run[^2] is '\'' or '\u2019' or '\uFF07';
        // Java's lower case of the dotted capital i; the runtime's invariant one leaves it.
        var word = (possessive ? run[..^2] : run).ToLowerInvariant().Replace('\u0130', 'i');
        return new AnalyzedRun(run, Stopped.Contains(word) ? [] : [new AnalyzedWord(PorterStemmer.Stem(word), word, 0, run.Length)]);
    }
}
