using System.Globalization;
using System.Text;

namespace Repository.Search.Analysis;

/// <summary>
/// Makes words comparable: case, accents, ligatures, width and the script of digits no longer part them, so that “Straße”, “STRASSE” and
/// “strasse” are one term. Folding twice is folding once.
/// </summary>
/// <remarks>Sources: NFKD of UAX #15; for what has no decomposition, the mappings of Lucene's ASCIIFoldingFilter.</remarks>
public static class Folding
{
    private const char ArabicTatweel = '\u0640';
    private const char ByteOrderMarkReversed = '\uFFFE';

    /// <summary>Letters, already in lower case, that Unicode does not decompose although readers type them so.</summary>
    private static readonly Dictionary<int, string> Spelled = new()
    {
        ['œ'] = "oe",
        ['æ'] = "ae",
        ['ß'] = "ss",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['ħ'] = "h",
        ['ı'] = "i",
        ['ł'] = "l",
        ['ŋ'] = "n",
        ['ŧ'] = "t",
        ['þ'] = "th",
        ['ĸ'] = "q",
        ['ς'] = "σ",
        ['\u2018'] = "'",
        ['\u2019'] = "'",
        ['\u02BC'] = "'",
    };

    /// <summary>The term of that word.</summary>
    public static string Fold(string word)
    {
        if (Ascii.IsValid(word))
        {
            return word.ToLowerInvariant();
        }

        var folded = new StringBuilder(word.Length);
        foreach (var rune in WellFormed(word).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            Append(folded, rune);
        }

        // Syllables of Hangul and voiced Kana, which were decomposed too, close again.
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>.NET refuses to normalize a half of a surrogate pair and U+FFFE; they become U+FFFD.</summary>
    private static string WellFormed(string word)
    {
        var text = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            text.Append(rune.Value == ByteOrderMarkReversed ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return text.ToString();
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (IsAccent(rune.Value) || rune.Value == ArabicTatweel || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
        {
            return;
        }

        var lower = Rune.ToLowerInvariant(rune);
        if (Spelled.TryGetValue(lower.Value, out var letters))
        {
            folded.Append(letters);
        }
        else if (Rune.GetUnicodeCategory(lower) == UnicodeCategory.DecimalDigitNumber)
        {
            folded.Append((char)('0' + (int)Rune.GetNumericValue(lower)));
        }
        else
        {
            folded.Append(lower.ToString());
        }
    }

    /// <summary>
    /// Marks that readers leave out: of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs, variation selectors. Not the marks of
    /// Indic scripts or Kana, where they are vowels or other consonants.
    /// </summary>
    private static bool IsAccent(int value) => value is
        (>= 0x0300 and <= 0x036F) or (>= 0x0483 and <= 0x0489) or (>= 0x0591 and <= 0x05C7 and not 0x05BE and not 0x05C0 and not 0x05C3 and not 0x05C6)
        or (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or (>= 0x06D6 and <= 0x06DC) or (>= 0x06DF and <= 0x06E4)
        or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xFE20 and <= 0xFE2F)
        or (>= 0xE0100 and <= 0xE01EF);
}
