using System.Globalization;
using Repository.Search.Analysis;

namespace Repository.Search.Tests.Analysis;

/// <summary>Against Unicode's own data, in tests/corpora/unicode.</summary>
public sealed class WordBreakTests
{
    private const char Break = '÷';

    private static readonly Dictionary<string, WordBreak> Named = new(StringComparer.Ordinal)
    {
        ["Hebrew_Letter"] = WordBreak.HebrewLetter,
        ["Single_Quote"] = WordBreak.SingleQuote,
        ["Double_Quote"] = WordBreak.DoubleQuote,
        ["Format"] = WordBreak.Extend,
        ["ZWJ"] = WordBreak.Extend,
    };

    [Fact]
    public void Every_character_has_Unicodes_property()
    {
        var differing = new List<string>();
        foreach (var line in Lines("WordBreakProperty.txt"))
        {
            var (range, name) = (line.Split(';')[0].Split(".."), line.Split(';')[1].Trim());
            for (var value = Hex(range[0]); value <= Hex(range[1]); value++)
            {
                if (!Agree(At(value), name))
                {
                    differing.Add($"U+{value:X4}: {name}, {At(value)}");
                }
            }
        }

        Assert.Empty(differing);
    }

    /// <summary>Of Unicode's segments those that hold a letter or digit, without emoji that a joiner ties on (WB3c).</summary>
    [Fact]
    public void Every_line_of_Unicodes_test_gives_its_words()
    {
        var lines = 0;
        foreach (var line in Lines("WordBreakTest.txt"))
        {
            var segments = line.Split(Break, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(segment => string.Concat(segment.Split('×', StringSplitOptions.TrimEntries).Select(value => char.ConvertFromUtf32(Hex(value))))).ToList();
            var expected = segments.Where(HoldsLetterOrDigit).Select(WithoutJoinedEmoji);
            Assert.True(expected.SequenceEqual(Tokenize(string.Concat(segments)), StringComparer.Ordinal), line);
            lines++;
        }

        Assert.Equal(1823, lines);
    }

    private static string WithoutJoinedEmoji(string segment) =>
        segment.Replace("\u200D\u2701", "\u200D", StringComparison.Ordinal).Replace("\u200D\U0001F6D1", "\u200D", StringComparison.Ordinal);

    private static bool Agree(WordBreak ours, string unicodes) => ours switch
    {
        WordBreak.Other => unicodes is "Other" or "CR" or "LF" or "Newline" or "WSegSpace" or "Regional_Indicator",
        WordBreak.Ideographic or WordBreak.ComplexContext => unicodes == "Other",
        _ => ours == (Named.TryGetValue(unicodes, out var named) ? named : Enum.Parse<WordBreak>(unicodes)),
    };

    private static WordBreak At(int value) => WordBreaks.At(char.IsSurrogate((char)value) && value < 0x10000 ? ((char)value).ToString() : char.ConvertFromUtf32(value), 0, out _);

    private static bool HoldsLetterOrDigit(string segment) => segment.EnumerateRunes().Any(rune => WordBreaks.At(rune.ToString(), 0, out _)
        is WordBreak.ALetter or WordBreak.HebrewLetter or WordBreak.Numeric or WordBreak.Katakana or WordBreak.Ideographic or WordBreak.ComplexContext);

    private static List<string> Tokenize(string text)
    {
        var tokens = new List<string>();
        for (var at = 0; Tokenizer.TryNext(text, ref at, out var start);)
        {
            tokens.Add(text[start..at]);
        }

        return tokens;
    }

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(SourceTree.Root, "tests", "corpora", "unicode", file)).Where(line => !line.StartsWith('#'));

    private static int Hex(string value) => int.Parse(value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
