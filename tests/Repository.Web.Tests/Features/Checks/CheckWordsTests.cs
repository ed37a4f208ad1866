using Microsoft.Extensions.DependencyInjection;
using Repository.Domain.Contributions.Checks;
using Repository.Domain.Contributions.Kinds;
using Repository.Search.Catalogue;
using Repository.Web.Features.Checks;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Checks;

public sealed class CheckWordsTests(SharedSite site)
{
    private static readonly Finding NotSpelledOut = new(CheckRule.AcronymWithProposal, Severity.Advice, "summary") { Evidence = ["NCM", "National Coordination Mechanism on Migration (NCM)"] };

    /// <summary>What findings need as evidence; rules that are not here need none.</summary>
    private static readonly Dictionary<CheckRule, string[]> Evidences = new()
    {
        [CheckRule.EndedThoughOngoing] = ["2022"],
        [CheckRule.StartsInFuture] = ["2031"],
        [CheckRule.EndsInFuture] = ["2031"],
        [CheckRule.EndedEarly] = ["2018", "2019"],
        [CheckRule.TooShort] = ["1", "40", "39"],
        [CheckRule.TooLong] = ["12", "150", "162"],
        [CheckRule.Acronym] = ["NCM"],
        [CheckRule.AcronymWithProposal] = ["NCM", "National Coordination Mechanism on Migration (NCM)"],
        [CheckRule.Placeholder] = ["N/A"],
        [CheckRule.FewWords] = ["3", "8"],
        [CheckRule.RepeatsField] = ["actions"],
        [CheckRule.EmailAddress] = ["a…@example.org"],
        [CheckRule.PhoneNumber] = ["+41…"],
        [CheckRule.OtherLanguage] = ["en", "es"],
        [CheckRule.NotAWebLink] = ["ftp://example.org"],
        [CheckRule.LinkTwice] = ["https://example.org"],
        [CheckRule.EntryTwice] = ["City of A"],
    };

    [Fact]
    public void Every_finding_has_a_sentence_in_every_language_that_says_its_evidence()
    {
        var findings = Enum.GetValues<CheckRule>().Where(rule => rule != CheckRule.FieldProblem).Select(rule => new Finding(rule, Severity.Advice, "results") { Evidence = Evidences.GetValueOrDefault(rule) ?? [] })
            .Concat(Enum.GetValues<FieldRule>().Select(rule => new Finding(CheckRule.FieldProblem, Severity.Must, "regions") { Problem = rule, Evidence = ["2021"] }))
            .ToList();
        using var scope = site.Services.CreateScope();
        var sentences = SiteLanguages.All.SelectMany(language => findings.Select(finding => Words(scope, language).Of(finding, PracticeFields.Kind))).ToList();

        Assert.All(sentences, sentence => Assert.Matches(@"^[^{}]{10,300}\.$", sentence));
        Assert.All(findings.Zip(sentences).Where(pair => pair.First.Rule is not (CheckRule.RepeatsField or CheckRule.OtherLanguage or CheckRule.FieldProblem or CheckRule.TooShort) && pair.First.Evidence.Count > 0),
            pair => Assert.Contains(pair.First.Evidence[0], pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_check_says_in_every_language_that_it_found_nothing()
    {
        using var scope = site.Services.CreateScope();

        Assert.All(SiteLanguages.All, language => Assert.Equal(ContentChecks.Names.Count, ContentChecks.Names.Select(Words(scope, language).Passed).Distinct(StringComparer.Ordinal).Count()));
        Assert.Equal("No personal data found", Words(scope, SiteLanguages.All[0]).Passed("personal-data"));
    }

    [Fact]
    public void A_sentence_says_what_is_wrong_and_what_to_do()
    {
        using var scope = site.Services.CreateScope();
        var (english, french, spanish) = (Words(scope, SiteLanguages.All[0]), Words(scope, SiteLanguages.All[1]), Words(scope, SiteLanguages.All[2]));
        var tooLong = new Finding(CheckRule.TooLong, Severity.Advice, "summary") { Evidence = ["12", "150", "162"] };

        Assert.Equal("“NCM” is not spelled out here. Write “National Coordination Mechanism on Migration (NCM)” the first time.", english.Of(NotSpelledOut, PracticeFields.Kind));
        Assert.Equal("Shorten “Summary” by 12 words: 150 at most.", english.Of(tooLong, PracticeFields.Kind));
        Assert.Equal("Raccourcissez « Résumé » de 12 mots : 150 au plus.", french.Of(tooLong, PracticeFields.Kind).Replace('\u00A0', ' '));
        Assert.Equal("Acorte «Resumen» en 12 palabras: 150 como máximo.", spanish.Of(tooLong, PracticeFields.Kind));
        Assert.Equal("«Resumen» parece estar escrito en español, pero la ficha se declara en inglés. Cambie el texto o el idioma.", spanish.Of(new Finding(CheckRule.OtherLanguage, Severity.Advice, "summary") { Evidence = ["en", "es"] }, PracticeFields.Kind));
    }

    [Fact]
    public void A_field_of_a_kind_without_texts_is_named_as_its_form_names_it()
    {
        using var scope = site.Services.CreateScope();
        var letter = new Kind<object> { Name = "letter", PathSegment = "letters", Sections = [], Fields = [] };

        Assert.Equal("“First line” is missing.", Words(scope, SiteLanguages.All[0]).Of(new Finding(CheckRule.Missing, Severity.Must, "first-line"), letter));
    }

    private static CheckWords Words(IServiceScope scope, SiteLanguage language)
    {
        var texts = new Texts(language);
        return new CheckWords(new KindWords(texts), texts, new Labels(language, scope.ServiceProvider.GetRequiredService<ICatalogue>()));
    }
}
