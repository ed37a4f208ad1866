using Repository.Search.Highlighting;

namespace Repository.Search.Tests.Highlighting;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \n \r\n ", "")]
    [InlineData("One. Two! Three? Four", "One.|Two!|Three?|Four")]
    [InlineData("No end\nNext line.\r\n Third", "No end|Next line.|Third")]
    [InlineData("He said “No.” Then he left.", "He said “No.”|Then he left.")]
    [InlineData("See art. 7 of the U.S. Constitution, e.g. No. 4. Next.", "See art. 7 of the U.S. Constitution, e.g. No. 4.|Next.")]
    [InlineData("Is it so? No. Then why? See no. 4.", "Is it so?|No.|Then why?|See no. 4.")]
    [InlineData("De 3.5 a 4. EE. UU. participa. ¿Qué más?", "De 3.5 a 4.|EE. UU. participa.|¿Qué más?")]
    [InlineData("Cost was approx. five. Done", "Cost was approx. five.|Done")]
    [InlineData("移民。難民！終", "移民。|難民！|終")]
    [InlineData("...", "...")]
    [InlineData(". . Next", ".|.|Next")]
    public void A_text_has_the_sentences(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Sentences.Of(text).Select(sentence => text[sentence.Start..sentence.End])));
}
