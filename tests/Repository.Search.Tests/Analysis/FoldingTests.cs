using Repository.Search.Analysis;

namespace Repository.Search.Tests.Analysis;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("ABC", "abc")]
    [InlineData("Éàùçñ", "eaucn")]
    [InlineData("Straße STRASSE ẞ", "strasse strasse ss")]
    [InlineData("Œuvre Æsir", "oeuvre aesir")]
    [InlineData("ﬁ ﬃ ﬆ ĳ ſ", "fi ffi st ij s")]
    [InlineData("Ｆｕｌｌ １２", "full 12")]
    [InlineData("İstanbul ısı", "istanbul isi")]
    [InlineData("Łódź Ørsted Đà", "lodz orsted da")]
    [InlineData("e\u0301 o\u0308\u0304", "e o")]
    [InlineData("ΣΊΣΥΦΟΣ Σίσυφος", "σισυφοσ σισυφοσ")]
    [InlineData("Ёж Й", "еж и")]
    [InlineData("مُحَمَّد مـحـمـد", "محمد محمد")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("٢٠٢٣ २०२३", "2023 2023")]
    [InlineData("한국어 が ｶﾞ", "한국어 が ガ")]
    [InlineData("कि", "कि")]
    [InlineData("O’Brien", "o'brien")]
    [InlineData("𝒜 ℌ Ⅷ", "a h viii")]
    public void A_word_folds_to(string word, string expected) => Assert.Equal(expected, Folding.Fold(word));

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_error() => Assert.Equal("a\uFFFDb", Folding.Fold("A\uD800B"));

    [Fact]
    public void Folding_twice_is_folding_once()
    {
        foreach (var character in Enumerable.Range(0, 0x30000).Where(value => value is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32))
        {
            var once = Folding.Fold(character);
            Assert.Equal(once, Folding.Fold(once));
        }
    }
}
