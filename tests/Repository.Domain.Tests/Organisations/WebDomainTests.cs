using Repository.Domain.Organisations;

namespace Repository.Domain.Tests.Organisations;

public sealed class WebDomainTests
{
    [Theory]
    [InlineData("iom.int", "iom.int")]
    [InlineData(" IOM.Int. ", "iom.int")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("BÜCHER.example", "xn--bcher-kva.example")]
    [InlineData("xn--bcher-kva.example", "xn--bcher-kva.example")]
    [InlineData("iom。int", "iom.int")]
    [InlineData("ＩＯＭ.int", "iom.int")]
    [InlineData("a.b.c.example", "a.b.c.example")]
    [InlineData("iom", null)]
    [InlineData("iom.int..", null)]
    [InlineData(".iom.int", null)]
    [InlineData("iom..int", null)]
    [InlineData("-iom.int", null)]
    [InlineData("iom.int/", null)]
    [InlineData("https://iom.int", null)]
    [InlineData("user@iom.int", null)]
    [InlineData("iom_x.int", null)]
    [InlineData("iom.int:25", null)]
    [InlineData("192.0.2.7", null)]
    [InlineData("*.iom.int", null)]
    [InlineData("io\0m.int", null)]
    [InlineData("iom.int\r\nx", null)]
    [InlineData("", null)]
    public void A_domain_has_one_form(string typed, string? normalized) => Assert.Equal(normalized, WebDomain.Normalized(typed));

    [Theory]
    [InlineData("org")]
    [InlineData("co.uk")]
    [InlineData("gov.uk")]
    [InlineData("com.br")]
    [InlineData("go.ke")]
    [InlineData("github.io")]
    [InlineData("anything.ck")]
    [InlineData("unheardoftld")]
    [InlineData("xn--55qx5d.cn")]
    [InlineData("gmail.com")]
    [InlineData("yahoo.co.in")]
    [InlineData("protonmail.com")]
    [InlineData("mailinator.com")]
    public void What_is_open_to_anybody_is_no_organisation_s(string domain) => Assert.False(WebDomain.MayBeOwned(domain));

    [Theory]
    [InlineData("iom.int")]
    [InlineData("un.org")]
    [InlineData("ministry.gov.uk")]
    [InlineData("www.ck")]
    [InlineData("ngo.unheardoftld")]
    [InlineData("mail.un.org")]
    public void Others_may_be(string domain) => Assert.True(WebDomain.MayBeOwned(domain));

    [Fact]
    public void A_domain_stands_below_those_above_it() => Assert.Equal(["a.b.example.org", "b.example.org", "example.org"], WebDomain.WithParents("a.b.example.org"));
}
