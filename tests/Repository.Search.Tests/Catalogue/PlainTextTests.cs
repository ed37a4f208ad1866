using Repository.Search.Catalogue;

namespace Repository.Search.Tests.Catalogue;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Some *em*, **strong** and `code`.", "Some em, strong and code.")]
    [InlineData("A [link](https://example.org \"title\") and <https://example.org>.", "A link and https://example.org.")]
    [InlineData("![A picture](x.png)", "A picture")]
    [InlineData("# Heading\n\nOne\nline.\n\nTwo  \nlines.", "Heading\nOne line.\nTwo lines.")]
    [InlineData("- one\n- two\n\n  more\n\n1. three", "one\ntwo\nmore\nthree")]
    [InlineData("> quoted\n\n---\n\n```\ncode\n```", "quoted\ncode")]
    [InlineData("| A | B |\n|---|---|\n| 1 | 2 |", "A\nB\n1\n2")]
    [InlineData("AT&amp;T &eacute;t&eacute; &lt;b&gt;", "AT&T été <b>")]
    [InlineData("5 < 6 <b>bold</b>", "5 < 6 <b>bold</b>")]
    [InlineData("See [ref].\n\n[ref]: https://example.org", "See ref.")]
    [InlineData("a\\*b\\*", "a*b*")]
    public void Markdown_reads(string markdown, string expected) => Assert.Equal(expected, PlainText.Of(markdown));

    [Fact]
    public void A_text_nested_too_deep_for_Markdown_is_taken_as_it_is()
    {
        var markdown = new string('>', 10_000) + "deep";
        Assert.Contains("deep", PlainText.Of(markdown), StringComparison.Ordinal);
        Assert.Contains("deep", PlainText.Of(string.Concat(Enumerable.Repeat("[", 5_000)) + "deep"), StringComparison.Ordinal);
    }
}
