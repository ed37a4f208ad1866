using Repository.Domain.Contributions.Checks;

namespace Repository.Domain.Tests.Contributions.Checks;

public sealed class AcronymsCheckTests
{
    private const string Check = "acronyms";

    [Theory]
    [InlineData("en", "The NCM meets every month.", "NCM")]
    [InlineData("en", "Two NRMs were set up, and the N.R.M. of Georgia was copied.", "NRMs")]
    [InlineData("en", "The R4V platform and the (OSCE) mission met.", "R4V, OSCE")]
    [InlineData("en", "An IGAD-led process with OSCE/ODIHR", "IGAD, OSCE, ODIHR")]
    [InlineData("en", "It follows **NRM** and _SOP_ alike; SOPs were written.", "NRM, SOPs")]
    [InlineData("en", "The OIM helped in French.", "OIM")]
    [InlineData("en", "They asked us every month what the ministry wants (NCM).", "NCM")]
    [InlineData("en", "The ministry (see NCM) decides.", "NCM")]
    [InlineData("fr", "Le PRNM a été lancé avec l’OIM et l’ANAPEC.", "PRNM, ANAPEC")]
    [InlineData("fr", "Les CCPM, créés en 2019, se réunissent.", "CCPM")]
    [InlineData("es", "El SENAME y la OIM atienden a la población; también el S.J.M. lo hace.", "SENAME, S.J.M.")]
    [InlineData("es", "Las ONG y la CONARE trabajan en EE.UU.", "CONARE")]
    [InlineData("ru", "Программа МИРПАЛ и МОМ помогают.", "МИРПАЛ")]
    public void What_is_not_spelled_out_is_found(string language, string text, string acronyms) =>
        Assert.Equal(acronyms, string.Join(", ", Draft.Practice(language, ("context", text)).Check(Check).Select(finding => finding.Evidence[0])));

    [Theory]
    [InlineData("en", "The National Coordination Mechanism on Migration (NCM) meets; the NCM decides.")]
    [InlineData("en", "The NCM (National Coordination Mechanism on Migration) meets.")]
    [InlineData("en", "National referral mechanisms (NRMs) help. Each NRM has an office.")]
    [InlineData("en", "the Counter-Trafficking Data Collaborative (CTDC)")]
    [InlineData("en", "Women as Financially Independent Rural Actors (WAFIRA)")]
    [InlineData("en", "Bangladesh Overseas Employment & Services Limited (“BOESL”)")]
    [InlineData("en", "Federal University of Rio Grande do Sul (UFRGS)")]
    [InlineData("en", "Federal Ministry for Economic Cooperation and Development (BMZ)")]
    [InlineData("en", "Council of the Moroccan Community living abroad (CCME)")]
    [InlineData("en", "Confederation of Christian Trade Unions (ACV-CSC)")]
    [InlineData("en", "Response for Venezuelans (R4V)")]
    [InlineData("fr", "l’Agence nationale de promotion de l’emploi et des compétences (ANAPEC) et les comités communaux de protection des migrants (CCPM)")]
    [InlineData("fr", "Les ONG, l’ONU, l’U.E. et l’OIM ; le COVID-19 ; le XXIe siècle ; le VIH")]
    [InlineData("es", "el Equipo Argentino de Antropología Forense (EAAF) y el Estatuto Temporal de Protección (ETPV) para Migrantes Venezolanos")]
    [InlineData("es", "La ONU, los EE. UU., EE.UU., las ONG, los DD.HH. y la OIM")]
    [InlineData("en", "UN and U.N. staff, NGOs, the EU’s, IOM, COVID-19, US$2.35 billion, Part IV, Charles II, 5 GB, USD 400, MAR, LGBTQI+")]
    [InlineData("en", "Resolutions A/RES/73/195 and A/HRC/RES/35, J.R. Smith, #GCM2020 #SAFE, MoU, PhD, iOS, [report](https://example.org/NRM-SOP)")]
    [InlineData("en", "THIS IS VERY IMPORTANT. The ship of SOS MEDITERRANEE.")]
    [InlineData("en", "WHAT WAS DONE IN THE REGION\n\nThe office opened.")]
    [InlineData("zh", "国际移民研究中心（CIMS）与政府合作。")]
    [InlineData("ar", "الهيئة الحكومية للتنمية (IGAD)")]
    public void What_is_spelled_out_or_known_is_not(string language, string text) => Assert.Empty(Draft.Practice(language, ("context", text)).Check(Check).InWords());

    [Fact]
    public void The_first_use_in_the_record_counts_and_the_long_form_is_proposed_from_where_it_comes_later()
    {
        var draft = Draft.Practice(
            "en",
            ("title", "County outreach"),
            ("summary", "Since 2019 the secretariat of the NCM has visited the counties."),
            ("implementers", "National Coordination Mechanism on Migration (NCM), Government of Kenya"));

        var finding = Assert.Single(draft.Check(Check));

        Assert.Equal(("summary", CheckRule.AcronymWithProposal, Severity.Advice), (finding.Field, finding.Rule, finding.Severity));
        Assert.Equal(["NCM", "National Coordination Mechanism on Migration (NCM)"], finding.Evidence);
        Assert.Equal("NCM", draft.Marked(finding));
    }

    [Fact]
    public void A_long_form_of_the_taxonomy_is_proposed() => Assert.Equal(
        ["AcronymWithProposal: BLMA, Bilateral labour migration agreements (BLMA)"],
        Draft.Practice("en", ("actions", "A BLMA was signed.")).Check(Check).InWords());

    [Theory]
    [InlineData("The National Coordination Mechanism (NCM) meets.", "It met.", true)]
    [InlineData("The mechanism meets.", "The National Coordination Mechanism (NCM) meets.", true)]
    [InlineData("The NCM meets.", "The National Coordination Mechanism (NCM) meets.", false)]
    [InlineData("The mechanism meets.", "The NCM meets.", false)]
    public void A_title_may_leave_it_to_where_the_acronym_stands_next(string summary, string context, bool isFine) =>
        Assert.Equal(isFine, Draft.Practice("en", ("title", "Outreach of the NCM"), ("summary", summary), ("context", context)).Check(Check).Count == 0);

    [Fact]
    public void Each_acronym_is_told_once() =>
        Assert.Equal(["Acronym: NRM", "Acronym: SOP"], Draft.Practice("en", ("summary", "NRM and SOP and NRM"), ("actions", "SOP and NRM")).Check(Check).InWords());
}
