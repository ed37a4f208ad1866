namespace Repository.Domain.Tests.Contributions.Checks;

public sealed class DifficultiesCheckTests
{
    private const string Check = "difficulties";

    [Theory]
    [InlineData("en", "Partners worked well together and all goals were reached.", "Good planning and strong partnerships are the keys to success.")]
    [InlineData("fr", "Tous les objectifs ont été atteints et les partenaires sont satisfaits.", "Une bonne planification et des partenariats solides sont la clé du succès.")]
    [InlineData("es", "Se alcanzaron todas las metas y los socios quedaron satisfechos.", "Una buena planificación y alianzas sólidas son la clave del éxito.")]
    public void A_record_of_success_alone_is_asked_about(string language, string results, string lessons)
    {
        var finding = Assert.Single(Draft.Practice(language, ("results", results), ("lessons", lessons)).Check(Check));

        Assert.Equal("lessons", finding.Field);
    }

    [Theory]
    [InlineData("en", "All goals were reached.", "Interpreters were hard to find, so we began three months late.")]
    [InlineData("en", "Only half of the goals were reached, as funds were insufficient.", "Plan well.")]
    [InlineData("en", "All went well.", "The main CHALLENGES were: trust.")]
    [InlineData("fr", "Tout a été atteint.", "L’échec du premier appel montre qu’il faut plus de temps.")]
    [InlineData("fr", "Tout a été atteint.", "Le manque d’interprètes a retardé le projet.")]
    [InlineData("es", "Se alcanzaron las metas.", "La mayor dificultad fue encontrar intérpretes.")]
    [InlineData("es", "Se alcanzaron las metas.", "Hubo desafíos con los datos.")]
    public void One_that_admits_a_difficulty_is_fine(string language, string results, string lessons) =>
        Assert.Contains(Check, Draft.Practice(language, ("results", results), ("lessons", lessons)).Check().Passed);

    [Theory]
    [InlineData("ar", "تحققت جميع الأهداف.", "التخطيط الجيد مفتاح النجاح.")]
    [InlineData("en", "All goals were reached.", "")]
    public void Nothing_is_said_without_a_list_of_words_or_while_the_field_is_empty(string language, string results, string lessons)
    {
        var report = Draft.Practice(language, ("results", results), ("lessons", lessons)).Check();

        Assert.DoesNotContain(report.Findings, finding => finding.Check == Check);
        Assert.DoesNotContain(Check, report.Passed);
    }
}
