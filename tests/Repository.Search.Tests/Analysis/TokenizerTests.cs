using Repository.Search.Analysis;

namespace Repository.Search.Tests.Analysis;

/// <summary>What <see cref="WordBreakTests"/> cannot show: where the tokenizer goes beyond Unicode's rules, and any text.</summary>
public sealed class TokenizerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" … !? ___ 🇲🇦", "")]
    [InlineData("l’accès don't U.N. un.org snake_case 1,000.5", "l’accès|don't|U.N|un.org|snake_case|1,000.5")]
    [InlineData("移民と難民", "移|民|と|難|民")]
    [InlineData("ภาษาไทย ខ្មែរ", "ภาษาไทย|ខ្មែរ")]
    [InlineData("👩‍🚒 a\u200D🛑 1️⃣", "a\u200D|1️⃣")]
    [InlineData("a\uD83D b\uDE00 \uDC00\uD800", "a|b")]
    public void Words_are(string text, string expected) => Assert.Equal(expected, string.Join('|', Tokenize(text)));

    [Theory]
    [InlineData("a", 600, "255 255 90")]
    [InlineData("𝒷", 300, "254 254 92")]
    [InlineData("ไ", 300, "255 45")]
    [InlineData("字", 2, "1 1")]
    public void Long_words_end_after_255_code_units_and_never_inside_a_character(string letter, int count, string lengths) =>
        Assert.Equal(lengths, string.Join(' ', Tokenize(string.Concat(Enumerable.Repeat(letter, count))).Select(token => token.Length)));

    [Fact]
    public void Accents_without_end_belong_to_no_word_beyond_its_limit() =>
        Assert.Equal([255, 255], Tokenize($"a{new string('\u0301', 1_000)}字{new string('\u0301', 1_000)}").Select(token => token.Length));

    [Fact]
    public void Any_text_gives_words_in_order_that_do_not_overlap_or_split_a_character()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var text = RandomText.Next(random);
            var end = 0;
            for (var at = 0; Tokenizer.TryNext(text, ref at, out var start); end = at)
            {
                Assert.True(start >= end && at > start && at <= text.Length, $"seed {seed}, round {round}");
                Assert.False(char.IsLowSurrogate(text[start]) || char.IsHighSurrogate(text[at - 1]), $"seed {seed}, round {round}");
            }
        }
    }

    private static List<string> Tokenize(string text)
    {
        var tokens = new List<string>();
        for (var at = 0; Tokenizer.TryNext(text, ref at, out var start);)
        {
            tokens.Add(text[start..at]);
        }

        return tokens;
    }
}
