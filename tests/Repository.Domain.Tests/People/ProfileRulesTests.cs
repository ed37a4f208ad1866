using Repository.Domain.People;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Tests.People;

public sealed class ProfileRulesTests
{
    [Theory]
    [InlineData("https://example.org")]
    [InlineData("http://example.org:8080/a/b?c=d#e")]
    [InlineData("HTTPS://EXAMPLE.ORG/Ä")]
    [InlineData("https://bücher.example/")]
    public void An_address_of_the_web_is_a_link(string link) => Assert.True(ProfileRules.IsAddress(link));

    [Theory]
    [InlineData("example.org")]
    [InlineData("//example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("javascript://example.org/%0aalert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://example.org")]
    [InlineData("mailto:a@example.org")]
    [InlineData("https:example.org")]
    [InlineData("https:/example.org")]
    [InlineData("https:\\\\example.org")]
    [InlineData("https://un.org@example.org/")]
    [InlineData("https://user:pw@example.org/")]
    [InlineData("https://example.org/a b")]
    [InlineData("https://example.org/\u202Egro")]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://")]
    [InlineData("")]
    public void Anything_else_is_none(string link) => Assert.False(ProfileRules.IsAddress(link));

    [Fact]
    public void A_profile_keeps_its_bounds()
    {
        var tree = new TaxonomyTree([]);
        Profile Of(string about = "", string? country = null, params string[] links) => ProfileRules.Normalized(new Profile { AccountId = Guid.Empty, About = about, Country = country, Links = links });

        Assert.Empty(ProfileRules.Check(Of(new string('a', 2_000) + "\r\n ", null, "https://a.example", " ", "https://b.example", "https://c.example", "https://a.example "), tree));
        Assert.Equal([ProfileProblem.AboutTooLong], ProfileRules.Check(Of(new string('a', 2_001)), tree));
        Assert.Equal([ProfileProblem.AboutHasControls], ProfileRules.Check(Of("a\u0007b"), tree));
        Assert.Equal([ProfileProblem.AboutHasControls], ProfileRules.Check(Of("a\u202Eb"), tree));
        Assert.Equal([ProfileProblem.TooManyLinks], ProfileRules.Check(Of("", null, "https://a.example", "https://b.example", "https://c.example", "https://d.example"), tree));
        Assert.Equal([ProfileProblem.LinkTooLong], ProfileRules.Check(Of("", null, "https://a.example/" + new string('a', 500)), tree));
        Assert.Equal([ProfileProblem.LinkIsNoAddress], ProfileRules.Check(Of("", null, "javascript:alert(1)"), tree));
        Assert.Equal([ProfileProblem.UnknownTerm], ProfileRules.Check(Of("", "atlantis"), tree));
    }

    [Theory]
    [InlineData("Zoë Ruiz", "zoe-ruiz")]
    [InlineData("  Łukasz Żółć-Østergård ", "lukasz-zolc-ostergard")]
    [InlineData("Straße & Œuvre", "strasse-oeuvre")]
    [InlineData("O’Neil d'Arc", "oneil-darc")]
    [InlineData("Ｆｕｌｌ", "full")]
    [InlineData("محمد علي", "")]
    [InlineData("Ольга", "")]
    [InlineData("../../etc/passwd?x=<b>", "etc-passwd-x-b")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("", "")]
    public void A_name_stands_in_addresses_in_letters_that_everybody_can_type(string name, string slug) => Assert.Equal(slug, Slugs.Of(name));

    [Fact]
    public void A_long_name_is_cut_at_a_word() => Assert.Equal("international-organization-for-the-protection-of", Slugs.Of("International Organization for the Protection of Everybodyandeverything"));
}
