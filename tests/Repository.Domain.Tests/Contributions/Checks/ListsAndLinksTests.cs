namespace Repository.Domain.Tests.Contributions.Checks;

/// <summary>What stands twice, and links in texts.</summary>
public sealed class ListsAndLinksTests
{
    [Theory]
    [InlineData("City of A", "City of B", false)]
    [InlineData("City of A", "city of a.", true)]
    [InlineData("Université de Genève", "Universite de Geneve", true)]
    [InlineData("International Organization for Migration (IOM)", "International Organization for Migration", true)]
    [InlineData("International Organization for Migration (IOM)", "IOM", true)]
    [InlineData("IOM", "International Organization for Migration (IOM)", true)]
    [InlineData("Ministry of Labour (ML)", "Ministry of Law (ML)", false)]
    [InlineData("Ministry of Labour (Kenya)", "Ministry of Labour (Uganda)", false)]
    public void An_entry_that_stands_twice_is_found(string one, string other, bool isTwice) =>
        Assert.Equal(isTwice ? [$"EntryTwice: {other}"] : [], Draft.Practice("en", ("implementers", one), ("implementers", other)).Check("repeated-entries").InWords());

    [Theory]
    [InlineData("https://example.org/a", "https://example.org/b", false)]
    [InlineData("https://example.org/a", "http://www.example.org/a/#top", true)]
    [InlineData("https://example.org", "https://EXAMPLE.org/", true)]
    [InlineData("https://example.org/A", "https://example.org/a", false)]
    [InlineData("https://example.org/?a=1", "https://example.org/?a=2", false)]
    public void A_link_that_is_given_twice_is_found(string source, string more, bool isTwice) =>
        Assert.Equal(isTwice ? [$"LinkTwice: {more}"] : [], Draft.Practice("en", ("source", source), ("more-links", more)).Check("links").InWords());

    [Theory]
    [InlineData("[a](https://example.org) [b](HTTP://example.org) [c](#top) [d](mailto:a@example.org) [e](/en/about)", "")]
    [InlineData("[a](ftp://example.org/x)", "ftp://example.org/x")]
    [InlineData("[a](javascript:alert)", "javascript:alert")]
    [InlineData("[a](www.example.org) and [b](file:///c:/x)", "www.example.org, file:///c:/x")]
    [InlineData("[sic](see below), a[1](two words), []()", "")]
    public void A_link_that_leads_nowhere_on_the_web_is_found(string text, string found)
    {
        var draft = Draft.Practice("en", ("context", text));

        var findings = draft.Check("links");

        Assert.Equal(found, string.Join(", ", findings.Select(draft.Marked)));
        Assert.Equal(found, string.Join(", ", findings.Select(finding => finding.Evidence[0])));
    }
}
