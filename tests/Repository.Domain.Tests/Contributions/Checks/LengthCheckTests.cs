using Repository.Domain.Contributions.Checks;

namespace Repository.Domain.Tests.Contributions.Checks;

public sealed class LengthCheckTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("One, two; three!", 3)]
    [InlineData("a well-being office – and co-authors", 5)]
    [InlineData("l’accord d'entrée n’est pas signé", 5)]
    [InlineData("U.N. staff met at 9.30 on 3,5 % of 1,200,000 days", 10)]
    [InlineData("- **one**\n- _two_\n\n## three # * —", 3)]
    [InlineData("See [the report](https://example.org/a/b-c?d=e) and https://example.org/x", 4)]
    [InlineData("ذهبت إلى المدينة، ثم عدت.", 5)]
    [InlineData("мы живём в г. Москве", 5)]
    [InlineData("国际移民组织与政府合作开展了项目。", 9)]
    [InlineData("IOM与政府", 3)]
    [InlineData("नेपाल की सरकार", 3)]
    [InlineData("😀 naïve cafe\u0301", 2)]
    [InlineData("\uD800 half", 1)]
    public void Words_are_counted_as_people_count_them(string text, int count) => Assert.Equal(count, WordCount.Of(text));

    [Theory]
    [InlineData("en", "word", 39, "TooShort: 1, 40, 39")]
    [InlineData("en", "word", 40, "")]
    [InlineData("fr", "l’accord", 150, "")]
    [InlineData("es", "palabra", 162, "TooLong: 12, 150, 162")]
    [InlineData("zh", "字", 67, "TooShort: 1, 40, 39")]
    [InlineData("zh", "字", 68, "")]
    [InlineData("zh", "字", 255, "")]
    [InlineData("zh", "字", 258, "TooLong: 2, 150, 152")]
    public void A_summary_has_40_to_150_words(string language, string word, int count, string found) =>
        Assert.Equal(found, string.Join("; ", Draft.Practice(language, ("summary", string.Join(language == "zh" ? "" : " ", Enumerable.Repeat(word, count)))).Check("length").InWords()));

    [Fact]
    public void A_title_is_concise() =>
        Assert.Equal(["TooLong: 1, 25, 26"], Draft.Practice("en", ("title", string.Join(' ', Enumerable.Repeat("a", 26)))).Check("length").InWords());

    [Fact]
    public void An_empty_field_is_not_too_short() => Assert.Empty(Draft.Practice("en").Check("length"));

    [Theory]
    [InlineData("DOOR FOR NEWCOMERS", true)]
    [InlineData("UNE PORTE POUR L’ACCUEIL", true)]
    [InlineData("ПРОЕКТ ДЛЯ МИГРАНТОВ", true)]
    [InlineData("A door for newcomers", false)]
    [InlineData("NEXUS Moldova", false)]
    [InlineData("SOS MEDITERRANEE and IFRC for search and rescue", false)]
    [InlineData("COVID-19", false)]
    [InlineData("باب للوافدين الجدد", false)]
    public void A_title_does_not_shout(string title, bool shouts) => Assert.Equal(shouts, Draft.Practice("en", ("title", title)).Check("shouting").Count == 1);
}
