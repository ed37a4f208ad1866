using System.Text;

namespace Repository.Search.Analysis;

/// <summary>
/// Cuts a text into words, for any language and any text, valid Unicode or not. The rules are the word boundaries of UAX #29 with what
/// search in English, French and Spanish adds to them: elided articles and the English genitive fall away, dots join single letters alone.
/// </summary>
/// <remarks>
/// Sources: Unicode Standard Annex #29, revision 45, section 4; Lucene's ElisionFilter and EnglishPossessiveFilter.
/// Thai, Lao, Khmer and Burmese, which write no spaces, come as whole runs, as in Lucene's StandardTokenizer.
/// </remarks>
public static class Tokenizer
{
    /// <summary>What loses its vowel before an apostrophe. Source: FrenchAnalyzer.DEFAULT_ARTICLES of Lucene 8.</summary>
    private static readonly HashSet<string> Elided = new(StringComparer.Ordinal) { "l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu" };

    /// <summary>The words in the order of the text; no two overlap.</summary>
    public static IEnumerable<Token> Tokenize(string text)
    {
        var position = 0;
        for (var at = 0; at < text.Length;)
        {
            var (first, length) = WordCharacters.At(text, at);
            if (first is WordCharacter.None or WordCharacter.Extend)
            {
                at += length;
                continue;
            }

            var end = first == WordCharacter.Ideograph ? SkipExtend(text, at + length) : WordEnd(text, at);
            if (Trimmed(text, at, end) is { Term.Length: > 0 } token)
            {
                yield return token with { Position = position++ };
            }

            at = end;
        }
    }

    /// <summary>Past the last code unit of the word that starts there.</summary>
    private static int WordEnd(string text, int start)
    {
        var last = WordCharacter.None;
        var lettersSinceDot = 0;
        var at = start;
        while (at < text.Length)
        {
            var (character, length) = WordCharacters.At(text, at);
            if (character == WordCharacter.Extend)
            {
                at += length;
            }
            else if (character is WordCharacter.Letter or WordCharacter.Digit)
            {
                last = character;
                lettersSinceDot++;
                at += length;
            }
            else if (Joins(text, at, last, lettersSinceDot))
            {
                lettersSinceDot = 0;
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>Whether the mark at that place holds together what stands before and after it: <c>aujourd'hui</c>, <c>U.N.</c>, <c>1,000.5</c>.</summary>
    private static bool Joins(string text, int at, WordCharacter before, int lettersSinceDot)
    {
        var (after, length) = WordCharacters.At(text, at + 1);
        return text[at] switch
        {
            '.' or ',' when before == WordCharacter.Digit && after == WordCharacter.Digit => true,
            '.' when before == WordCharacter.Letter && after == WordCharacter.Letter => lettersSinceDot == 1 && !StartsWord(text, at + 1 + length),
            var mark when WordCharacters.IsApostrophe(mark) => before == WordCharacter.Letter && after == WordCharacter.Letter,
            _ => false,
        };
    }

    private static bool StartsWord(string text, int at) => WordCharacters.At(text, SkipExtend(text, at)).Character is WordCharacter.Letter or WordCharacter.Digit;

    private static int SkipExtend(string text, int at)
    {
        for (var (character, length) = WordCharacters.At(text, at); character == WordCharacter.Extend; (character, length) = WordCharacters.At(text, at))
        {
            at += length;
        }

        return at;
    }

    /// <summary>The word without elided articles before it and a genitive behind it.</summary>
    private static Token Trimmed(string text, int start, int end)
    {
        for (var at = start + 1; at < end; at++)
        {
            if (WordCharacters.IsApostrophe(text[at]) && Elided.Contains(Folding.Fold(text[start..at])))
            {
                start = at + 1;
            }
        }

        if (end - start > 2 && text[end - 1] is 's' or 'S' && WordCharacters.IsApostrophe(text[end - 2]))
        {
            end -= 2;
        }

        var folded = Folding.Fold(WithoutDots(text[start..end]));
        return new Token(folded, folded, Position: 0, start, end);
    }

    /// <summary><c>U.N.</c> is found as <c>UN</c>; the dot of a number stays.</summary>
    private static string WithoutDots(string word)
    {
        if (!word.Contains('.', StringComparison.Ordinal))
        {
            return word;
        }

        var kept = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length; at++)
        {
            if (word[at] != '.' || WordCharacters.At(word, at + 1).Character == WordCharacter.Digit)
            {
                kept.Append(word[at]);
            }
        }

        return kept.ToString();
    }
}
