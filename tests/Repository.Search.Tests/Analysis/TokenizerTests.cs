using System.Text;
using Repository.Search.Analysis;

namespace Repository.Search.Tests.Analysis;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" … !?", "")]
    [InlineData("Migrant workers, 2019–2023.", "migrant workers 2019 2023")]
    [InlineData("COVID-19 e-mail", "covid 19 e mail")]
    [InlineData("l'accès l’accès d'Ivoire qu'elle QU’ELLE", "acces acces ivoire elle elle")]
    [InlineData("jusqu'à lorsqu’il d'aujourd'hui aujourd’hui", "a il aujourd'hui aujourd'hui")]
    [InlineData("Côte d’Ivoire", "cote ivoire")]
    [InlineData("O'Brien don’t", "o'brien don't")]
    [InlineData("the migrant's workers' child’s", "the migrant workers child")]
    [InlineData("'quoted' ‘quoted’ rock 'n' roll", "quoted quoted rock n roll")]
    [InlineData("U.N. U.N.H.C.R e.g. i.e.", "un unhcr eg ie")]
    [InlineData("end.Start migrationnetwork.un.org", "end start migrationnetwork un org")]
    [InlineData("SDG 10.7 and 1,000.50 or 3, 4. A/RES/73/195", "sdg 10.7 and 1,000.50 or 3 4 a res 73 195")]
    [InlineData("10.c 4x4 H2O", "10 c 4x4 h2o")]
    [InlineData("snake_case @handle #tag 50% a+b", "snake case handle tag 50 a b")]
    [InlineData("移民と難民", "移 民 と 難 民")]
    [InlineData("カタカナ 한국어", "カタカナ 한국어")]
    [InlineData("الهجرة مُهاجِر", "الهجرة مهاجر")]
    [InlineData("Мигранты ёлка", "мигранты елка")]
    [InlineData("👩‍🚒 helps 🇲🇦 1️⃣", "helps 1")]
    [InlineData("co\u00ADoperation zero\u200Bwidth", "cooperation zero width")]
    [InlineData("\u0301lone \u0640 mark", "lone mark")]
    [InlineData("tab\tnew\nline\0null", "tab new line null")]
    [InlineData("¿Qué? «élan» “œuvre”", "que elan oeuvre")]
    public void Words_are(string text, string expected) => Assert.Equal(expected, string.Join(' ', Tokenizer.Tokenize(text).Select(token => token.Term)));

    [Theory]
    [InlineData("Die Straße führt", "Die|Straße|führt")]
    [InlineData("eﬃcient ﬁeld", "eﬃcient|ﬁeld")]
    [InlineData("cafe\u0301 e\u0301te\u0301", "cafe\u0301|e\u0301te\u0301")]
    [InlineData("l’accès, migrant's", "accès|migrant")]
    [InlineData("U.N. 𝒜𝒷 x", "U.N|𝒜𝒷|x")]
    [InlineData("Ｆｕｌｌ", "Ｆｕｌｌ")]
    public void Offsets_are_of_the_original_text(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokenizer.Tokenize(text).Select(token => text[token.Start..token.End])));

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_part_of_a_word() =>
        Assert.Equal(["a", "b"], Tokenizer.Tokenize("a\uD83D b\uDE00 \uDC00\uD800").Select(token => token.Term));

    [Fact]
    public void Any_text_gives_words_in_order_that_do_not_overlap_or_split_a_character()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var text = RandomText(random);
            var end = 0;
            foreach (var token in Tokenizer.Tokenize(text))
            {
                Assert.True(token.Start >= end && token.End > token.Start && token.End <= text.Length && token.Term.Length > 0, $"seed {seed}, round {round}");
                Assert.False(char.IsLowSurrogate(text[token.Start]) || char.IsHighSurrogate(text[token.End - 1]), $"seed {seed}, round {round}");
                end = token.End;
            }
        }
    }

    private static string RandomText(Random random)
    {
        const string marks = " .,'’-·s\u0301\u200D\u00AD\u0640lLd1é移한\uFB01";
        var text = new StringBuilder();
        for (var i = random.Next(40); i > 0; i--)
        {
            text.Append(random.Next(3) == 0 ? (char)random.Next(char.MaxValue + 1) : marks[random.Next(marks.Length)]);
        }

        return text.ToString();
    }
}
