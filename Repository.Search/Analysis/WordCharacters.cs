using System.Globalization;
using System.Text;

namespace Repository.Search.Analysis;

/// <summary>What a character is to a word: the classes of UAX #29 that the tokenizer tells apart.</summary>
internal enum WordCharacter
{
    /// <summary>Never part of a word: spaces, punctuation, symbols, emoji, halves of surrogate pairs.</summary>
    None,

    Letter,

    Digit,

    /// <summary>A word by itself: Han characters and Hiragana.</summary>
    Ideograph,

    /// <summary>Belongs to the character before it: accents, joiners, soft hyphens.</summary>
    Extend,
}

internal static class WordCharacters
{
    private const int ZeroWidthSpace = 0x200B;

    /// <summary>The class of the character at that place and its length in code units; None and 0 past the end.</summary>
    public static (WordCharacter Character, int Length) At(string text, int at)
    {
        if (at >= text.Length)
        {
            return (WordCharacter.None, 0);
        }

        // A half of a surrogate pair reads as U+FFFD, which is a symbol.
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
        return (Classify(rune), length);
    }

    /// <summary>Typewriter's, typographic (both sides), modifier letter, full width.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '\u02BC' or '\uFF07';

    private static WordCharacter Classify(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        _ when rune.IsBmp && IsApostrophe((char)rune.Value) => WordCharacter.None,
        _ when IsIdeograph(rune.Value) => WordCharacter.Ideograph,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => WordCharacter.Letter,
        UnicodeCategory.DecimalDigitNumber => WordCharacter.Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => WordCharacter.Extend,
        UnicodeCategory.Format when rune.Value != ZeroWidthSpace => WordCharacter.Extend,
        _ => WordCharacter.None,
    };

    /// <summary>Script Han or Hiragana, by block. Source: Blocks.txt and Scripts.txt of Unicode 16.</summary>
    private static bool IsIdeograph(int value) => value is
        (>= 0x2E80 and <= 0x2FDF) or 0x3005 or 0x3007 or (>= 0x3021 and <= 0x3029) or (>= 0x3041 and <= 0x3096)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFD);
}
