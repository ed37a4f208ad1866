using System.Buffers;

namespace Repository.Search.Analysis;

/// <summary>Finds emoji with what belongs to them: modifiers, joined emoji, tags, flags, key caps.</summary>
/// <remarks>
/// Source: the emoji sequences of Unicode Technical Standard #51, section 1.4, as Lucene's StandardTokenizer reads them, its leniency included: joiners may lead.
/// Unlike there, an emoji that is a letter too, such as U+2139, begins no longer sequence.
/// </remarks>
internal static partial class Emoji
{
    private const int Joiner = 0x200D;
    private const int TextPresentation = 0xFE0E;
    private const int EmojiPresentation = 0xFE0F;
    private const int KeyCap = 0x20E3;

    private const char HighSurrogateOfModifiers = '\uD83C';

    /// <summary>Each sequence holds one of these: a pictograph or its high surrogate, which flags have too, or the mark of key caps.</summary>
    private static readonly SearchValues<char> Marks =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Where(value => IsPictograph(value) || value is KeyCap or (>= 0xD83C and <= 0xD83E)).Select(value => (char)value)]);

    /// <summary>False if there is none in the text, which is quickly seen.</summary>
    public static bool MayStandIn(ReadOnlySpan<char> text) => text.ContainsAny(Marks);

    /// <summary>Finds the next one that begins between two words.</summary>
    /// <param name="at">From where to look; then past the emoji's last code unit, which may lie in a word, or <paramref name="end"/> if there is none.</param>
    /// <param name="end">Where the next word begins.</param>
    /// <param name="start">The emoji's first code unit.</param>
    public static bool TryNext(ReadOnlySpan<char> text, ref int at, int end, out int start)
    {
        for (start = at; start < end; start += LengthAt(text, start))
        {
            at = End(text, start);
            if (at > start)
            {
                return true;
            }
        }

        at = start = end;
        return false;
    }

    /// <summary>How far a word reaches: a modifier in it or behind it is an emoji, though Unicode has come to count it as extending.</summary>
    public static int LengthToModifier(ReadOnlySpan<char> word)
    {
        var at = word.IndexOf(HighSurrogateOfModifiers);
        while (at >= 0 && at < word.Length && !IsModifier(ValueAt(word, at)))
        {
            at += LengthAt(word, at);
        }

        return at < 0 ? word.Length : at;
    }

    /// <summary>Where the sequence ends that begins there; the same place if none does.</summary>
    private static int End(ReadOnlySpan<char> text, int start) =>
        EndOfFlag(text, start) is var flag && flag > start ? flag
        : EndOfKeyCap(text, start) is var keyCap && keyCap > start ? keyCap
        : EndOfPictographs(text, start);

    private static int EndOfFlag(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        return Take(text, ref at, IsRegionalIndicator) && SkipExtend(text, ref at, presentation: true) && Take(text, ref at, IsRegionalIndicator) && SkipExtend(text, ref at, presentation: true) ? at : start;
    }

    private static int EndOfKeyCap(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        if (!Take(text, ref at, value => value is '#' or '*'))
        {
            return start;
        }

        while (ValueAt(text, at) is not (KeyCap or TextPresentation or EmojiPresentation) && IsExtend(text, at))
        {
            at += LengthAt(text, at);
        }

        Take(text, ref at, value => value == EmojiPresentation);
        return Take(text, ref at, value => value == KeyCap) && SkipExtend(text, ref at, presentation: false) ? at : start;
    }

    private static int EndOfPictographs(ReadOnlySpan<char> text, int start)
    {
        var end = EndOfElement(text, start);
        var tagged = EndOfTags(text, end);
        if (end == start || tagged > end)
        {
            return end == start ? start : tagged;
        }

        while (true)
        {
            var next = end;
            SkipJoiners(text, ref next);
            var element = text[next - 1] == Joiner ? EndOfElement(text, next) : next;
            if (element == next)
            {
                return end;
            }

            end = element;
        }
    }

    /// <summary>One pictograph, or a modifier with what it modifies.</summary>
    private static int EndOfElement(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        if (Take(text, ref at, IsModifier))
        {
            SkipExtend(text, ref at, presentation: false);
            return at;
        }

        SkipJoiners(text, ref at);
        var canBeModified = IsModifierBase(ValueAt(text, at));
        if (!Take(text, ref at, IsPictograph))
        {
            return start;
        }

        SkipExtend(text, ref at, presentation: false);
        if (canBeModified && Take(text, ref at, IsModifier))
        {
            SkipExtend(text, ref at, presentation: false);
        }
        else
        {
            Take(text, ref at, value => value == EmojiPresentation);
        }

        return at;
    }

    private static int EndOfTags(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        while (Take(text, ref at, value => value is >= 0xE0020 and <= 0xE007E))
        {
        }

        return at > start && Take(text, ref at, value => value == 0xE007F) ? at : start;
    }

    private static void SkipJoiners(ReadOnlySpan<char> text, ref int at)
    {
        while (Take(text, ref at, value => value == Joiner))
        {
        }
    }

    /// <summary>What belongs to the character before it, with or without the two that choose between text and emoji. True, so that it can stand in a chain.</summary>
    private static bool SkipExtend(ReadOnlySpan<char> text, ref int at, bool presentation)
    {
        while (IsExtend(text, at) && (presentation || ValueAt(text, at) is not (TextPresentation or EmojiPresentation)))
        {
            at += LengthAt(text, at);
        }

        return true;
    }

    private static bool IsExtend(ReadOnlySpan<char> text, int at) => WordBreaks.At(text, at, out _) == WordBreak.Extend && !IsModifier(ValueAt(text, at));

    private static bool Take(ReadOnlySpan<char> text, ref int at, Func<int, bool> isWanted)
    {
        var taken = isWanted(ValueAt(text, at));
        at += taken ? LengthAt(text, at) : 0;
        return taken;
    }

    /// <summary>-1 past the end.</summary>
    private static int ValueAt(ReadOnlySpan<char> text, int at) =>
        at >= text.Length ? -1 : LengthAt(text, at) == 2 ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];

    private static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        _ = WordBreaks.At(text, at, out var length);
        return length;
    }

    private static bool IsRegionalIndicator(int value) => value is >= 0x1F1E6 and <= 0x1F1FF;

    private static bool IsModifier(int value) => value is >= 0x1F3FB and <= 0x1F3FF;
}
