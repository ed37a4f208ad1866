using System.Globalization;
using System.Text;

namespace Repository.Domain.Contributions.Checks;

/// <summary>A piece of a text, in UTF-16 code units.</summary>
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);
}

/// <summary>The words of a text as a person counts them: “well-being”, “l’accord”, “U.N.” and “1,200” are one each. A Chinese character is one by itself.</summary>
/// <remarks>Unicode's word boundaries (UAX #29), but that a hyphen within a word joins, as in word processors; scripts that write no spaces other than Han and kana are not parted.</remarks>
internal static class Words
{
    public static List<TextSpan> In(string text)
    {
        var words = new List<TextSpan>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            at = IsIdeograph(text, at) ? at + LengthAt(text, at) : EndOfWord(text, at);
            if (at > start)
            {
                words.Add(new TextSpan(start, at - start));
            }
            else
            {
                at += LengthAt(text, at);
            }
        }

        return words;
    }

    /// <summary>In small letters without accents, so that typings of one word are equal.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        var text = word.ToString();
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        if (text.Length == 1 && IsIdeograph(text, 0))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var unit in Decomposed(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(unit) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format))
            {
                folded.Append(unit is '’' ? '\'' : char.ToLowerInvariant(unit));
            }
        }

        return folded.ToString();
    }

    /// <summary>Han, Hiragana and Katakana, which write no spaces between words.</summary>
    public static bool IsIdeograph(string text, int at) => text[at] switch
    {
        < '\u2E80' => false,
        (>= '\u3005' and <= '\u3007') or (>= '\u3041' and <= '\u30FA') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') => true,
        var unit => char.IsHighSurrogate(unit) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) && char.ConvertToUtf32(unit, text[at + 1]) is >= 0x20000 and <= 0x3FFFD,
    };

    private static int EndOfWord(string text, int at)
    {
        while (true)
        {
            var end = EndOfRun(text, at);
            if (end == at || end + 1 >= text.Length || !Joins(text, end) || !IsPart(text, end + 1))
            {
                return end;
            }

            at = end + 1;
        }
    }

    private static int EndOfRun(string text, int at)
    {
        while (at < text.Length && IsPart(text, at))
        {
            at += LengthAt(text, at);
        }

        return at;
    }

    private static bool Joins(string text, int at) =>
        text[at] is '\'' or '’' or '-' or '\u2010' or '\u2011' or '.' or '·' || (text[at] is ',' or '\u066B' or '\u066C' && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]));

    private static bool IsPart(string text, int at) =>
        char.IsAscii(text[at]) ? char.IsAsciiLetterOrDigit(text[at])
        : !IsIdeograph(text, at) && CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static int LengthAt(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair has no normal form.
            return text;
        }
    }
}
