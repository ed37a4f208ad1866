using Repository.Domain.Contributions.Checks;

namespace Repository.Domain.Tests.Contributions.Checks;

public sealed class EmptySectionsCheckTests
{
    private const string Check = "empty-sections";

    private const string Told = "The office asked every newcomer what was missing, and changed its hours twice within the first year.";

    [Theory]
    [InlineData("N/A")]
    [InlineData("n.a.")]
    [InlineData("None.")]
    [InlineData("  To be completed ")]
    [InlineData("(see above)")]
    [InlineData("TBC")]
    [InlineData("Néant")]
    [InlineData("neant")]
    [InlineData("Sans objet.")]
    [InlineData("À compléter")]
    [InlineData("Voir ci-dessus")]
    [InlineData("Ninguno")]
    [InlineData("No aplica.")]
    [InlineData("véase más arriba")]
    [InlineData("нет")]
    [InlineData("无")]
    [InlineData("لا يوجد")]
    [InlineData("---")]
    [InlineData("…")]
    public void A_text_that_stands_for_none_does_not_fill_a_mandatory_field(string text)
    {
        var finding = Assert.Single(Draft.Practice("en", ("actions", text)).Check(Check));

        Assert.Equal((CheckRule.Placeholder, Severity.Must, text.Trim()), (finding.Rule, finding.Severity, finding.Evidence[0]));
    }

    [Fact]
    public void Elsewhere_it_is_advice() =>
        Assert.Equal([("partners", Severity.Advice)], Draft.Practice("en", ("partners", "City of A"), ("partners", "none")).Check(Check).Select(finding => (finding.Field, finding.Severity)));

    [Theory]
    [InlineData("en", "It went well.", 3)]
    [InlineData("fr", "L’accueil s’est bien passé.", 4)]
    [InlineData("es", "Todo salió muy bien en el municipio.", 7)]
    public void A_few_words_are_asked_about(string language, string text, int count) =>
        Assert.Equal([$"FewWords: {count}, 8"], Draft.Practice(language, ("lessons", text)).Check(Check).InWords());

    [Theory]
    [InlineData("None of the offices was open at night, which kept workers away.")]
    [InlineData("No data were kept in the first year, so nobody knows what became of those who came.")]
    [InlineData("Ninguna oficina abría por la noche, lo que alejó a quienes trabajan.")]
    [InlineData("没有足够的工作人员，因此许多人等待了很长时间。")]
    public void A_sentence_that_tells_something_is_fine(string text) => Assert.Empty(Draft.Practice("en", ("lessons", text)).Check(Check).InWords());

    [Fact]
    public void A_section_that_repeats_the_title_is_found() => Assert.Equal(
        ["RepeatsTitle"],
        Draft.Practice("en", ("title", "One office with all services for newcomers to our city"), ("actions", "One office, with all services for newcomers to our city.")).Check(Check).InWords());

    [Theory]
    [InlineData(Told)]
    [InlineData("As we said: " + Told)]
    public void A_section_that_repeats_another_is_found(string again) =>
        Assert.Equal([("results", "RepeatsField: actions")], Draft.Practice("en", ("actions", Told), ("results", again)).Check(Check).Select(finding => (finding.Field, new[] { finding }.InWords().Single())));

    [Fact]
    public void A_section_that_takes_up_another_and_goes_on_is_fine() => Assert.Empty(Draft.Practice(
        "en",
        ("actions", "The office asked every newcomer what was missing. It then changed its hours, hired two interpreters and opened on Saturdays as well."),
        ("results", "The office asked every newcomer what was missing. Nine of ten said that they had found help, against six of ten before.")).Check(Check));
}
