using Repository.Web.Markdown;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Markdown;

public sealed class MarkdownRendererTests
{
    private static readonly MarkdownRenderer Renderer = new();

    [Theory]
    [InlineData("Some *words* and **more**.", "<p>Some <em>words</em> and <strong>more</strong>.</p>")]
    [InlineData("- a\n- b", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>")]
    [InlineData("> a", "<blockquote><p>a</p></blockquote>")]
    [InlineData("a  \nb", "<p>a<br>b</p>")]
    [InlineData("`a < b`", "<p><code>a &lt; b</code></p>")]
    [InlineData("[text](https://example.org \"title\")", "<p><a href=\"https://example.org\" rel=\"nofollow ugc noopener\">text</a></p>")]
    [InlineData("<https://example.org>", "<p><a href=\"https://example.org\" rel=\"nofollow ugc noopener\">https://example.org</a></p>")]
    [InlineData("https://example.org/a", "<p><a href=\"https://example.org/a\" rel=\"nofollow ugc noopener\">https://example.org/a</a></p>")]
    [InlineData("![A map](https://example.org/x.png)", "<p>A map</p>")]
    [InlineData("[text](javascript:alert\\(1\\))", "<p><a>text</a></p>")]
    [InlineData("# A\n\n### B", "<h3>A</h3><h4>B</h4>")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |", "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>")]
    public void Markdown_becomes_markup(string markdown, string expected) => Assert.Equal(expected, Flat(Render(markdown)));

    [Fact]
    public void Markup_in_a_text_is_text()
    {
        foreach (var snippet in HostileMarkup.All.Where(snippet => !snippet.Contains('\n', StringComparison.Ordinal)))
        {
            var rendered = Render($"Before {snippet} after");
            SafeMarkup.AssertSafe(rendered, snippet);
            Assert.Empty(SafeMarkup.Body(rendered).QuerySelectorAll("p *:not(a, em, strong, code, sup, br)"));
        }

        Assert.Contains("<script>alert(1)</script>", SafeMarkup.Body(Render("a <script>alert(1)</script> b")).TextContent, StringComparison.Ordinal);
        Assert.Contains("<b onclick=x>", SafeMarkup.Body(Render("<b onclick=x>\n\ny\n\n</b>")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_markup_in_every_place_of_a_text_is_harmless()
    {
        string[] places = ["# {0}", "- {0}", "> {0}", "1. {0}", "[{0}](/x)", "[x]({0})", "[x](<{0}>)", "[x](/x \"{0}\")", "![{0}](/x)", "<{0}>", "`{0}`", "```{0}\nx\n```", "    {0}", "| {0} |\n|---|\n| {0} |", "x[^1]\n\n[^1]: {0}", "[x]: {0}\n\n[x]", "*{0}*", "{0}\n===", "http://{0}", "www.{0}", "\\{0}", "&{0};"];
        foreach (var place in places)
        {
            foreach (var snippet in HostileMarkup.All)
            {
                SafeMarkup.AssertSafe(Render(place.Replace("{0}", snippet, StringComparison.Ordinal)), snippet);
            }
        }
    }

    [Theory]
    [InlineData("[x](/search)", "/fr/search")]
    [InlineData("[x](/en/search)", "/en/search")]
    [InlineData("[x](#y)", "#y")]
    [InlineData("[x](//evil.example)", null)]
    public void A_link_inside_the_site_leads_to_the_language_of_the_page(string markdown, string? expected) =>
        Assert.Equal(expected, SafeMarkup.Body(Renderer.Render(markdown, language: "fr").ToString()!).QuerySelector("a")!.GetAttribute("href"));

    [Fact]
    public void Depth_is_shown_as_it_was_typed()
    {
        foreach (var mark in new[] { "> ", "[", "![", "*", "**a", "_a", "`", "- ", "1. ", "| a ", "<a", "&", "[a](", "[^1]", "[^1]: ", "a\n", "~", "\\", "http://a ", "\t", "(", "***a", "a*b_c" })
        {
            var text = HostileMarkup.Repeated(mark);
            var once = Render(text);
            Assert.Equal(once, MarkupSanitizer.Sanitize(once));
        }

        Assert.StartsWith("<p>&gt; &gt; &gt; ", Render(HostileMarkup.Repeated("> ")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused() => Assert.Throws<ArgumentException>(() => Renderer.Render(new string('a', 200_001)));

    private static string Render(string markdown) => Renderer.Render(markdown).ToString()!;

    private static string Flat(string markup) => Pages.Words(markup.Replace("\n", " ", StringComparison.Ordinal)).Replace("> <", "><", StringComparison.Ordinal).Replace("<br> ", "<br>", StringComparison.Ordinal);
}
