using Repository.Search.Analysis;

namespace Repository.Search.Tests.Analysis;

/// <summary>Exact words are those of <see cref="Analyzers.Plain"/>, and the same in every analyzer.</summary>
public sealed class WordFilterTests
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
    [InlineData("'quoted' ‘quoted’ ʼquotedʼ rock 'n' roll", "quoted quoted quoted rock n roll")]
    [InlineData("U.N. U.N.H.C.R e.g. i.e. the U.N.'s U.S.A's l’O.N.U.", "un unhcr eg ie the un s usa onu")]
    [InlineData("end.Start migrationnetwork.un.org d'un.org", "end start migrationnetwork un org un org")]
    [InlineData("SDG 10.7 and 1,000.50 or 3, 4. A/RES/73/195", "sdg 10.7 and 1,000.50 or 3 4 a res 73 195")]
    [InlineData("10.c 4x4 H2O 1;2 objective:7 note:text", "10 c 4x4 h2o 1 2 objective 7 note text")]
    [InlineData("snake_case _x_ @handle #tag 50% a+b", "snake case x handle tag 50 a b")]
    [InlineData("col·laborar צה״ל צה\"ל ג'", "col·laborar צה״ל צה ל ג")]
    [InlineData("移民と難民", "移 民 と 難 民")]
    [InlineData("カタカナ 한국어", "カタカナ 한국어")]
    [InlineData("الهجرة مُهاجِر", "الهجرة مهاجر")]
    [InlineData("Мигранты ёлка", "мигранты елка")]
    [InlineData("👩‍🚒 helps 🇲🇦 1️⃣", "helps 1")]
    [InlineData("co\u00ADoperation zero\u200Bwidth", "cooperation zero width")]
    [InlineData("\u0301lone \u0640 mark", "lone mark")]
    [InlineData("tab\tnew\nline\0null", "tab new line null")]
    [InlineData("¿Qué? «élan» “œuvre”", "que elan oeuvre")]
    public void Exact_words_are(string text, string expected)
    {
        foreach (var analyzer in Analyzers.All)
        {
            Assert.Equal(expected, string.Join(' ', Analyze(analyzer, text).Select(token => token.Exact)));
        }
    }

    [Theory]
    [InlineData("Die Straße führt", "Die|Straße|führt")]
    [InlineData("eﬃcient ﬁeld", "eﬃcient|ﬁeld")]
    [InlineData("cafe\u0301 e\u0301te\u0301", "cafe\u0301|e\u0301te\u0301")]
    [InlineData("l’accès, migrant's", "accès|migrant")]
    [InlineData("U.N. un.org 𝒜𝒷 x", "U.N|un|org|𝒜𝒷|x")]
    [InlineData("Ｆｕｌｌ", "Ｆｕｌｌ")]
    public void Offsets_are_of_the_original_text(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Analyze(Analyzers.Plain, text).Select(token => text[token.Start..token.End])));

    [Fact]
    public void Words_that_one_run_holds_have_positions_of_their_own() =>
        Assert.Equal([0, 1, 2, 3], Analyze(Analyzers.Plain, "see un.org now").Select(token => token.Position));

    private static List<Token> Analyze(Analyzer analyzer, string text)
    {
        var tokens = new List<Token>();
        analyzer.Analyze(text, tokens);
        return tokens;
    }
}
