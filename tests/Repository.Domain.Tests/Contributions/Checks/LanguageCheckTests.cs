namespace Repository.Domain.Tests.Contributions.Checks;

public sealed class LanguageCheckTests
{
    private const string Check = "language";

    private const string English = "Many people who arrive in the city do not know where to turn with their questions about work, school and papers. The municipality has therefore opened one office in which all of its services can be found, and trained the people who work there in the languages that are spoken by most of those who come.";

    private const string French = "Beaucoup de personnes qui arrivent dans la ville ne savent pas à qui poser leurs questions sur le travail, l’école et les papiers. La commune a donc ouvert un bureau où se trouvent tous ses services, et elle a formé les agents aux langues que parlent la plupart des personnes qui s’y rendent chaque jour.";

    private const string Spanish = "Muchas personas que llegan a la ciudad no saben a quién dirigir sus preguntas sobre el trabajo, la escuela y los papeles. Por eso el municipio abrió una oficina en la que se encuentran todos los servicios, y formó a quienes trabajan allí en las lenguas que habla la mayoría de las personas que acuden cada día.";

    private const string Portuguese = "Muitas pessoas que chegam à cidade não sabem a quem fazer as suas perguntas sobre o trabalho, a escola e os documentos. Por isso o município abriu um escritório no qual se encontram todos os serviços e formou os funcionários nas línguas que são faladas pela maioria das pessoas que o procuram todos os dias.";

    private const string Italian = "Molte persone che arrivano nella città non sanno a chi rivolgere le loro domande sul lavoro, sulla scuola e sui documenti. Per questo il comune ha aperto un ufficio in cui si trovano tutti i servizi, e ha formato gli impiegati nelle lingue parlate dalla maggior parte delle persone che vi si recano ogni giorno.";

    private const string German = "Viele Menschen, die in der Stadt ankommen, wissen nicht, an wen sie sich mit ihren Fragen zu Arbeit, Schule und Papieren wenden können. Die Gemeinde hat daher ein Büro eröffnet, in dem alle Dienste zu finden sind, und die Angestellten in den Sprachen geschult, die von den meisten Besuchern gesprochen werden, damit niemand umsonst kommt.";

    private const string Russian = "Многие люди, приезжающие в город, не знают, к кому обратиться с вопросами о работе, школе и документах. Поэтому муниципалитет открыл центр, в котором собраны все его службы, и обучил сотрудников языкам, на которых говорит большинство посетителей. Центр работает каждый день, приём бесплатный, и за год туда пришло более двух тысяч человек из многих стран.";

    private const string Arabic = "كثير من الأشخاص الذين يصلون إلى المدينة لا يعرفون إلى من يتوجهون بأسئلتهم عن العمل والمدرسة والوثائق. ولذلك افتتحت البلدية مكتبا واحدا يجمع كل خدماتها، ودربت العاملين فيه على اللغات التي يتكلمها معظم الزوار. ويعمل المكتب كل يوم، والاستقبال فيه مجاني، وقد زاره خلال السنة الأولى أكثر من ألفي شخص من بلدان كثيرة.";

    private const string Chinese = "许多来到这座城市的人不知道该向谁询问有关工作、学校和证件的问题。因此市政府开设了一个办事处，把所有服务集中在一起，并对工作人员进行了语言培训，使他们能够使用大多数来访者的语言。该办事处每天开放，免费接待，第一年接待了来自许多国家的两千多人。";

    public static TheoryData<string, string> Texts => new() { { "en", English }, { "fr", French }, { "es", Spanish }, { "pt", Portuguese }, { "ru", Russian }, { "ar", Arabic }, { "zh", Chinese } };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_in_its_own_language_and_in_no_other(string language, string text) =>
        Assert.All(Texts, declared => Assert.Equal(
            declared.Data.Item1 == language ? [] : [$"OtherLanguage: {declared.Data.Item1}, {language}"],
            Draft.Practice(declared.Data.Item1, ("context", text)).Check(Check).InWords()));

    [Theory]
    [InlineData(Italian)]
    [InlineData(German)]
    public void A_language_that_no_record_can_declare_is_not_taken_for_another(string text) =>
        Assert.All(Texts, declared => Assert.DoesNotContain(Draft.Practice(declared.Data.Item1, ("context", text)).Check(Check), finding => finding.Evidence[1] is "es" or "fr" or "pt" or "en"));

    [Fact]
    public void One_section_in_another_language_is_found()
    {
        var finding = Assert.Single(Draft.Practice("en", ("summary", English), ("context", English), ("actions", English), ("results", Spanish)).Check(Check));

        Assert.Equal(("results", "es"), (finding.Field, finding.Evidence[1]));
    }

    [Theory]
    [InlineData("“{0}”")]
    [InlineData("« {0} »")]
    [InlineData("\n\n> {0}\n\n")]
    public void A_quotation_in_another_language_is_no_fault(string marks) =>
        Assert.Empty(Draft.Practice("en", ("summary", English), ("context", $"They say: {marks.Replace("{0}", French, StringComparison.Ordinal)} {English}")).Check(Check));

    [Theory]
    [InlineData("Ley de migraciones y refugiados de la Ciudad Autónoma de Buenos Aires")]
    [InlineData("")]
    public void Of_a_few_words_nobody_can_be_sure(string text) => Assert.Empty(Draft.Practice("en", ("context", text)).Check(Check));

    [Fact]
    public void Sections_of_a_few_words_count_together()
    {
        var sentences = French.Split(". ");
        Assert.Single(Draft.Practice("en", ("context", sentences[0]), ("actions", sentences[1])).Check(Check));
    }
}
