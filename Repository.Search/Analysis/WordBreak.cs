using System.Globalization;

namespace Repository.Search.Analysis;

/// <summary>What a character is to a word: the values of Unicode's Word_Break property that the boundaries of words depend on.</summary>
internal enum WordBreak : byte
{
    /// <summary>Never part of a word: spaces, punctuation, symbols, emoji, halves of surrogate pairs.</summary>
    Other,

    ALetter,
    HebrewLetter,
    Numeric,
    Katakana,

    /// <summary>Joins as a letter does, but is no word by itself: the low line and its like.</summary>
    ExtendNumLet,

    /// <summary>Joins letters: colon, middle dot.</summary>
    MidLetter,

    /// <summary>Joins digits: comma, semicolon.</summary>
    MidNum,

    /// <summary>Joins letters or digits: full stop, typographic apostrophe.</summary>
    MidNumLet,

    SingleQuote,
    DoubleQuote,

    /// <summary>Belongs to the character before it: Extend, Format and ZWJ, which rule WB4 treats alike.</summary>
    Extend,

    /// <summary>A word by itself, though Unicode calls it Other: Han, Hiragana, Tangut, Nushu.</summary>
    Ideographic,

    /// <summary>Letters of scripts that write no spaces, which Unicode leaves to dictionaries: Thai, Lao, Khmer, Burmese (Line_Break SA).</summary>
    ComplexContext,
}

/// <summary>The property of each character.</summary>
/// <remarks>
/// Source: WordBreakProperty.txt of Unicode 15. It follows from the general category, which the runtime knows, save for what is listed here.
/// </remarks>
internal static class WordBreaks
{
    private const int ZeroWidthSpace = 0x200B;

    private static readonly WordBreak[] BasicPlane = [.. Enumerable.Range(0, char.MaxValue + 1).Select(Classify)];

    /// <summary>The property of a character of the basic plane; Other for halves of surrogate pairs.</summary>
    public static WordBreak Of(char unit) => BasicPlane[unit];

    /// <summary>The property of the character at that place and its length in code units; Other and 0 past the end.</summary>
    public static WordBreak At(ReadOnlySpan<char> text, int at, out int length)
    {
        if ((uint)at >= (uint)text.Length)
        {
            length = 0;
            return WordBreak.Other;
        }

        if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            length = 2;
            return Classify(char.ConvertToUtf32(text[at], text[at + 1]));
        }

        length = 1;
        return BasicPlane[text[at]];
    }

    private static WordBreak Classify(int value) =>
        Mark(value) is var mark and not WordBreak.Other ? mark
        : IsHebrewLetter(value) ? WordBreak.HebrewLetter
        : IsKatakana(value) ? WordBreak.Katakana
        : IsIdeographic(value) ? WordBreak.Ideographic
        : IsLetterBeyondItsCategory(value) ? WordBreak.ALetter
        : ByCategory(value);

    private static WordBreak ByCategory(int value) => CharUnicodeInfo.GetUnicodeCategory(value) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => IsComplexContext(value) ? WordBreak.ComplexContext : WordBreak.ALetter,
        UnicodeCategory.DecimalDigitNumber => WordBreak.Numeric,
        UnicodeCategory.ConnectorPunctuation => WordBreak.ExtendNumLet,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => WordBreak.Extend,
        UnicodeCategory.Format when value != ZeroWidthSpace => WordBreak.Extend,
        _ => WordBreak.Other,
    };

    private static WordBreak Mark(int value) => value switch
    {
        '\'' => WordBreak.SingleQuote,
        '"' => WordBreak.DoubleQuote,
        0x002E or 0x2018 or 0x2019 or 0x2024 or 0xFE52 or 0xFF07 or 0xFF0E => WordBreak.MidNumLet,
        0x003A or 0x00B7 or 0x0387 or 0x055F or 0x05F4 or 0x2027 or 0xFE13 or 0xFE55 or 0xFF1A => WordBreak.MidLetter,
        0x002C or 0x003B or 0x037E or 0x0589 or 0x060C or 0x060D or 0x066C or 0x07F8 or 0x2044 or 0xFE10 or 0xFE14 or 0xFE50 or 0xFE54 or 0xFF0C or 0xFF1B
            => WordBreak.MidNum,
        0x066B => WordBreak.Numeric,
        0x202F => WordBreak.ExtendNumLet,
        0xFF9E or 0xFF9F or (>= 0x1F3FB and <= 0x1F3FF) => WordBreak.Extend,
        _ => WordBreak.Other,
    };

    private static bool IsHebrewLetter(int value) => value is
        (>= 0x05D0 and <= 0x05EA) or (>= 0x05EF and <= 0x05F2) or 0xFB1D or (>= 0xFB1F and <= 0xFB28) or (>= 0xFB2A and <= 0xFB36)
        or (>= 0xFB38 and <= 0xFB3C) or 0xFB3E or 0xFB40 or 0xFB41 or 0xFB43 or 0xFB44 or (>= 0xFB46 and <= 0xFB4F);

    private static bool IsKatakana(int value) => value is
        (>= 0x3031 and <= 0x3035) or 0x309B or 0x309C or (>= 0x30A0 and <= 0x30FA) or (>= 0x30FC and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF)
        or (>= 0x32D0 and <= 0x32FE) or (>= 0x3300 and <= 0x3357) or (>= 0xFF66 and <= 0xFF9D) or (>= 0x1AFF0 and <= 0x1AFFE) or 0x1B000
        or (>= 0x1B120 and <= 0x1B122) or 0x1B155 or (>= 0x1B164 and <= 0x1B167);

    private static bool IsIdeographic(int value) => value is
        (>= 0x2E80 and <= 0x2FDF) or 0x3006 or 0x3007 or (>= 0x3021 and <= 0x3029) or (>= 0x3038 and <= 0x303A) or (>= 0x3041 and <= 0x3096)
        or (>= 0x309D and <= 0x309F) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAD9)
        or (>= 0x17000 and <= 0x18D08) or (>= 0x1B001 and <= 0x1B11F) or 0x1B132 or (>= 0x1B150 and <= 0x1B152) or (>= 0x1B170 and <= 0x1B2FB)
        or (>= 0x20000 and <= 0x3FFFD);

    /// <summary>Symbols and punctuation that are letters to a word: tone letters, Armenian marks, the geresh, circled Latin letters.</summary>
    private static bool IsLetterBeyondItsCategory(int value) => value is
        (>= 0x02C2 and <= 0x02C5) or (>= 0x02D2 and <= 0x02D7) or 0x02DE or 0x02DF or (>= 0x02E5 and <= 0x02EB) or 0x02ED or (>= 0x02EF and <= 0x02FF)
        or (>= 0x055A and <= 0x055C) or 0x055E or 0x058A or 0x05F3 or (>= 0x24B6 and <= 0x24E9) or (>= 0xA708 and <= 0xA716) or 0xA720 or 0xA721
        or 0xA789 or 0xA78A or 0xAB5B or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);

    private static bool IsComplexContext(int value) => value is
        (>= 0x0E01 and <= 0x0EDF) or (>= 0x1000 and <= 0x108E) or (>= 0x1780 and <= 0x17DC) or (>= 0x1950 and <= 0x19C9) or (>= 0x1A20 and <= 0x1AA7)
        or (>= 0xA9E0 and <= 0xA9FE) or (>= 0xAA60 and <= 0xAADD) or (>= 0x11700 and <= 0x11746);
}
