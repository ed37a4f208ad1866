namespace Repository.Search.Analysis;

/// <summary>Finds the words of a text, for any language and any text, valid Unicode or not, by the word boundaries of UAX #29.</summary>
/// <remarks>
/// Source: Unicode Standard Annex #29, section 4.1, rules WB4 to WB13b; the others part what is no word. As in Lucene's StandardTokenizer a
/// word holds a letter or digit at least, runs of Thai, Lao, Khmer and Burmese stay whole, and words end after <see cref="MaxLength"/>.
/// Unlike there a zero width joiner does not tie an emoji to a word (WB3c).
/// </remarks>
internal static class Tokenizer
{
    /// <summary>In UTF-16 code units: Lucene's limit. A longer word becomes several.</summary>
    public const int MaxLength = 255;

    /// <summary>Finds the next word.</summary>
    /// <param name="at">From where to look; then past the word's last code unit, or the text's, if there is no further word.</param>
    /// <param name="start">The word's first code unit.</param>
    public static bool TryNext(ReadOnlySpan<char> text, ref int at, out int start)
    {
        for (start = at; at < text.Length; start = at)
        {
            var first = WordBreaks.At(text, at, out var length);
            at += length;
            if (first != WordBreak.Other && Continue(text[..Limit(text, start)], first, ref at))
            {
                return true;
            }
        }

        return false;
    }

    private static int Limit(ReadOnlySpan<char> text, int start)
    {
        var limit = start + MaxLength;
        return limit >= text.Length ? text.Length
            : char.IsLowSurrogate(text[limit]) && char.IsHighSurrogate(text[limit - 1]) ? limit - 1
            : limit;
    }

    /// <summary>Moves past the end of what begins with that character. False if it is no word.</summary>
    private static bool Continue(ReadOnlySpan<char> text, WordBreak first, ref int at)
    {
        switch (first)
        {
            case WordBreak.Ideographic:
                SkipExtend(text, ref at);
                return true;
            case WordBreak.ComplexContext:
                ContinueComplexContext(text, ref at);
                return true;
            case WordBreak.ALetter or WordBreak.HebrewLetter or WordBreak.Numeric or WordBreak.Katakana or WordBreak.ExtendNumLet:
                return ContinueWord(text, first, ref at);
            default:
                return false;
        }
    }

    private static void ContinueComplexContext(ReadOnlySpan<char> text, ref int at)
    {
        while (WordBreaks.At(text, at, out var length) is WordBreak.ComplexContext or WordBreak.Extend)
        {
            at += length;
        }
    }

    private static bool ContinueWord(ReadOnlySpan<char> text, WordBreak first, ref int at)
    {
        var last = first;
        var holdsLetterOrDigit = first != WordBreak.ExtendNumLet;
        while (true)
        {
            holdsLetterOrDigit |= SkipLettersAndDigits(text, ref last, ref at);
            SkipExtend(text, ref at);
            var next = WordBreaks.At(text, at, out var length);
            var behind = at + length;
            if (!Join(last, next))
            {
                SkipExtend(text, ref behind);
                var mark = next;
                next = WordBreaks.At(text, behind, out length);
                if (!Join(last, mark, next))
                {
                    // WB7a: an apostrophe that ends a Hebrew word is part of it.
                    at = last == WordBreak.HebrewLetter && mark == WordBreak.SingleQuote ? behind : at;
                    return holdsLetterOrDigit;
                }

                behind += length;
            }

            last = next;
            holdsLetterOrDigit |= last != WordBreak.ExtendNumLet;
            at = behind;
        }
    }

    /// <summary>WB5, WB8, WB9, WB10 for what most words are made of, at once. False if nothing was skipped.</summary>
    /// <param name="last">What stands before that place, then the last that was skipped.</param>
    private static bool SkipLettersAndDigits(ReadOnlySpan<char> text, ref WordBreak last, ref int at)
    {
        var start = at;
        while (last != WordBreak.Katakana && at < text.Length && WordBreaks.Of(text[at]) is (WordBreak.ALetter or WordBreak.Numeric) and var next)
        {
            last = next;
            at++;
        }

        return at > start;
    }

    /// <summary>WB4: these belong to what stands before them.</summary>
    private static void SkipExtend(ReadOnlySpan<char> text, ref int at)
    {
        while (WordBreaks.At(text, at, out var length) == WordBreak.Extend)
        {
            at += length;
        }
    }

    /// <summary>WB5, WB8, WB9, WB10, WB13, WB13a, WB13b.</summary>
    private static bool Join(WordBreak before, WordBreak after) => after switch
    {
        WordBreak.ALetter or WordBreak.HebrewLetter or WordBreak.Numeric => before != WordBreak.Katakana,
        WordBreak.Katakana => before is WordBreak.Katakana or WordBreak.ExtendNumLet,
        WordBreak.ExtendNumLet => true,
        _ => false,
    };

    /// <summary>WB6 and WB7, WB11 and WB12, WB7b and WB7c.</summary>
    private static bool Join(WordBreak before, WordBreak mark, WordBreak after) => mark switch
    {
        WordBreak.MidLetter => IsLetter(before) && IsLetter(after),
        WordBreak.MidNum => before == WordBreak.Numeric && after == WordBreak.Numeric,
        WordBreak.MidNumLet or WordBreak.SingleQuote => (IsLetter(before) && IsLetter(after)) || (before == WordBreak.Numeric && after == WordBreak.Numeric),
        WordBreak.DoubleQuote => before == WordBreak.HebrewLetter && after == WordBreak.HebrewLetter,
        _ => false,
    };

    private static bool IsLetter(WordBreak character) => character is WordBreak.ALetter or WordBreak.HebrewLetter;
}
