using System.Globalization;
using System.Text;

namespace Repository.Domain.Contributions.Differences;

/// <summary>A text cut into pieces that make it again when they are joined.</summary>
internal static class TextPieces
{
    /// <summary>Each with the empty lines behind it.</summary>
    public static string[] Paragraphs(string text) => Cut(text, static (text, i) =>
        text[i] == '\n' && i + 1 < text.Length && text[i + 1] != '\n' && IsEmptyLineBefore(text, i));

    /// <summary>Each with the space behind it. A point within a number or an abbreviation may cut, too: it does so in both texts.</summary>
    public static string[] Sentences(string text) => Cut(text, static (text, i) =>
        text[i] == '\n' || text[i] is '。' or '！' or '？' || (char.IsWhiteSpace(text[i]) && i > 0 && text[i - 1] is '.' or '!' or '?' or '؟' or '۔' or '।'));

    /// <summary>Words, runs of white space, and each other character by itself.</summary>
    /// <remarks>
    /// Word boundaries as UAX #29 has them for what people write here: letters, digits and marks make words, with an apostrophe, a point or a comma between two letters or two
    /// digits. Where a script parts no words each character counts as one, as there.
    /// </remarks>
    public static string[] Words(string text)
    {
        var pieces = new List<string>();
        for (var begin = 0; begin < text.Length;)
        {
            var end = EndOfPiece(text, begin);
            pieces.Add(text[begin..end]);
            begin = end;
        }

        return [.. pieces];
    }

    public static bool IsWord(string piece) => Rune.DecodeFromUtf16(piece, out var first, out _) == System.Buffers.OperationStatus.Done && (IsOfWord(first) || StandsAlone(first));

    /// <param name="isEnd">Whether a piece ends behind the character there.</param>
    private static string[] Cut(string text, Func<string, int, bool> isEnd)
    {
        var pieces = new List<string>();
        var begin = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (isEnd(text, i))
            {
                pieces.Add(text[begin..(i + 1)]);
                begin = i + 1;
            }
        }

        if (begin < text.Length)
        {
            pieces.Add(text[begin..]);
        }

        return [.. pieces];
    }

    private static bool IsEmptyLineBefore(string text, int end)
    {
        var i = end - 1;
        while (i >= 0 && text[i] is ' ' or '\t' or '\r')
        {
            i--;
        }

        return i >= 0 && text[i] == '\n';
    }

    private static int EndOfPiece(string text, int begin)
    {
        var first = RuneAt(text, begin, out var end);
        if (Rune.IsWhiteSpace(first))
        {
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            return end;
        }

        if (!IsOfWord(first))
        {
            return begin + StringInfo.GetNextTextElementLength(text, begin);
        }

        var previous = first;
        while (end < text.Length)
        {
            var next = RuneAt(text, end, out var behind);
            if (!IsOfWord(next) && !(behind < text.Length && Joins(previous, next, RuneAt(text, behind, out _))))
            {
                break;
            }

            (previous, end) = (next, behind);
        }

        return end;
    }

    /// <summary>Half a surrogate pair stands for itself.</summary>
    private static Rune RuneAt(string text, int at, out int behind)
    {
        if (Rune.TryGetRuneAt(text, at, out var rune))
        {
            behind = at + rune.Utf16SequenceLength;
            return rune;
        }

        behind = at + 1;
        return Rune.ReplacementChar;
    }

    private static bool IsOfWord(Rune rune) => !StandsAlone(rune) && (Rune.IsLetterOrDigit(rune) || rune.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format);

    private static bool Joins(Rune before, Rune joint, Rune after) => joint.Value switch
    {
        '\'' or '’' or '.' => Rune.IsLetter(before) ? Rune.IsLetter(after) && !StandsAlone(after) : Rune.IsDigit(before) && Rune.IsDigit(after),
        ',' or '\u066B' or '\u066C' => Rune.IsDigit(before) && Rune.IsDigit(after),
        '·' or '״' => Rune.IsLetter(before) && Rune.IsLetter(after),
        _ => false,
    };

    /// <summary>Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Hiragana, and Han.</summary>
    private static bool StandsAlone(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007)
        or (>= 0x3040 and <= 0x309F) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
