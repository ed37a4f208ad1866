using System.Collections.Frozen;

namespace Repository.Search.Analysis;

/// <summary>
/// What search adds to Unicode's word boundaries, alike in every language, so that exact words are comparable: elided articles and the English
/// genitive fall away, acronyms lose their dots, and what Unicode joins by other marks (<c>un.org</c>, <c>snake_case</c>) comes apart.
/// </summary>
/// <remarks>Sources: Lucene's ElisionFilter and EnglishPossessiveFilter.</remarks>
internal static class WordFilter
{
    /// <summary>What loses its vowel before an apostrophe. Source: FrenchAnalyzer.DEFAULT_ARTICLES of Lucene 8.</summary>
    private static readonly FrozenSet<string> Elided =
        new[] { "l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words that a run between two boundaries holds, none of them empty: each with its place in the run, folded.</summary>
    public static IEnumerable<(string Exact, int Start, int End)> Words(string run) =>
        Parts(run).Select(part => (Folding.Fold(WithoutDots(run[part.Start..part.End])), part.Start, part.End)).Where(word => word.Item1.Length > 0);

    private static IEnumerable<(int Start, int End)> Parts(string run)
    {
        var (start, end) = Trim(run, 0, run.Length);
        if (IsAcronym(run.AsSpan(start, end - start)))
        {
            yield return (start, end);
            yield break;
        }

        for (var at = start; at < end; at++)
        {
            if (Parts(run, at))
            {
                yield return Trim(run, start, at);
                start = at + 1;
            }
        }

        yield return Trim(run, start, end);
    }

    /// <summary>Whether the mark there parts words. Apostrophes do not, nor do the points of numbers and of Catalan and Hebrew.</summary>
    private static bool Parts(string run, int at) => WordBreaks.At(run, at, out _) switch
    {
        WordBreak.ExtendNumLet or WordBreak.DoubleQuote => true,
        WordBreak.MidLetter => run[at] is not ('·' or '\u2027' or '\u05F4'),
        WordBreak.MidNum or WordBreak.MidNumLet => !IsApostrophe(run[at]) && !(run[at] is '.' or ',' or '\u066C' && char.IsDigit(run[at + 1])),
        _ => false,
    };

    /// <summary>The part without stray apostrophes, without elided articles before it and a genitive behind it.</summary>
    private static (int Start, int End) Trim(string run, int start, int end)
    {
        while (start < end && IsApostrophe(run[start]))
        {
            start++;
        }

        while (start < end && IsApostrophe(run[end - 1]))
        {
            end--;
        }

        for (var at = start + 1; at < end; at++)
        {
            if (IsApostrophe(run[at]) && Elided.Contains(run[start..at]))
            {
                start = at + 1;
            }
        }

        return end - start > 2 && run[end - 1] is 's' or 'S' && IsApostrophe(run[end - 2]) ? (start, end - 2) : (start, end);
    }

    /// <summary><c>U.N.H.C.R</c>: single letters with dots between them.</summary>
    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            if (at % 2 == 0 ? !char.IsLetter(word[at]) : word[at] != '.')
            {
                return false;
            }
        }

        return word.Length > 1;
    }

    private static string WithoutDots(string word) => IsAcronym(word) ? word.Replace(".", "", StringComparison.Ordinal) : word;

    /// <summary>Typewriter's, typographic (both sides), modifier letter, full width.</summary>
    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '\u02BC' or '\uFF07';
}
