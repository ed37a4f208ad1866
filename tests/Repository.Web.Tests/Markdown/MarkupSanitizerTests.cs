using Repository.Web.Markdown;

namespace Repository.Web.Tests.Markdown;

public sealed class MarkupSanitizerTests
{
    [Fact]
    public void There_are_more_than_150_hostile_snippets() => Assert.True(HostileMarkup.All.Distinct(StringComparer.Ordinal).Count() > 250);

    [Fact]
    public void What_is_left_of_hostile_markup_is_safe_and_stays_as_it_is() => Assert.All(HostileMarkup.All, AssertFixedPoint);

    [Fact]
    public void What_is_left_of_two_hostile_snippets_together_is_safe_too()
    {
        foreach (var first in HostileMarkup.All.Where((_, i) => i % 9 == 0))
        {
            foreach (var second in HostileMarkup.All.Where((_, i) => i % 8 == 0))
            {
                AssertFixedPoint($"<p>{first}{second}");
            }
        }
    }

    [Fact]
    public void Depth_and_bad_pairs_cost_no_stack_and_little_else()
    {
        foreach (var deep in HostileMarkup.Deep)
        {
            var once = MarkupSanitizer.Sanitize(deep);
            Assert.Equal(once, MarkupSanitizer.Sanitize(once));
            Assert.InRange(Depth(SafeMarkup.Body(once)), 0, 64);
        }
    }

    [Theory]
    [InlineData("<img src=//evil.example alt=\"A map of <b>routes</b>\">", "A map of &lt;b&gt;routes&lt;/b&gt;")]
    [InlineData("<p>a <img src=x> b</p>", "<p>a  b</p>")]
    [InlineData("<p>a <u>b</u> <font color=red>c</font></p>", "<p>a b c</p>")]
    [InlineData("<p>a<script>b</script><style>c</style></p>", "<p>a</p>")]
    [InlineData("<ol start=\"3\"><li>x</li></ol>", "<ol start=\"3\"><li>x</li></ol>")]
    [InlineData("<ol start=\"1\"><li>x</li></ol>", "<ol><li>x</li></ol>")]
    [InlineData("<p>a<!-- b --></p>", "<p>a</p>")]
    public void What_may_not_stay_leaves_its_text_and_nothing_else(string markup, string expected) => Assert.Equal(expected, MarkupSanitizer.Sanitize(markup));

    [Theory]
    [InlineData("https://example.org/a?b=1&amp;c=2#d", "https://example.org/a?b=1&amp;c=2#d", true)]
    [InlineData("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG", true)]
    [InlineData("mailto:a@example.org", "mailto:a@example.org", true)]
    [InlineData(" https://example.org ", "https://example.org", true)]
    [InlineData("/search?q=a", "/search?q=a", false)]
    [InlineData("/", "/", false)]
    [InlineData("#note", "#note", false)]
    public void A_good_link_stays_and_one_to_elsewhere_says_so(string address, string expected, bool outside) =>
        Assert.Equal($"<a href=\"{expected}\"{(outside ? " rel=\"nofollow ugc noopener\"" : "")}>x</a>", MarkupSanitizer.Sanitize($"<a href=\"{address}\">x</a>"));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("java&#9;script:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/&#9;/evil.example")]
    [InlineData("relative")]
    [InlineData("ftp://example.org")]
    public void A_bad_link_is_text(string address) => Assert.Equal("<a>x</a>", MarkupSanitizer.Sanitize($"<a href=\"{address}\">x</a>"));

    [Theory]
    [InlineData("<h1>a</h1><h2>b</h2>", 2, "<h3>a</h3><h3>b</h3>")]
    [InlineData("<h2>a</h2><h5>b</h5>", 1, "<h2>a</h2><h3>b</h3>")]
    [InlineData("<h4>a</h4><h2>b</h2><h6>c</h6>", 2, "<h4>a</h4><h3>b</h3><h5>c</h5>")]
    [InlineData("<h2>a</h2><h3>b</h3><h4>c</h4>", 5, "<h6>a</h6><h6>b</h6><h6>c</h6>")]
    public void Headings_go_on_from_the_page_without_a_gap(string markup, int under, string expected) => Assert.Equal(expected, MarkupSanitizer.Sanitize(markup, under));

    [Theory]
    [InlineData("/search", "/fr/search")]
    [InlineData("/", "/fr/")]
    [InlineData("/es/search", "/es/search")]
    [InlineData("/esx", "/fr/esx")]
    [InlineData("#x", "#x")]
    public void A_link_inside_the_site_leads_to_the_language_of_the_page(string address, string expected) =>
        Assert.Equal($"<a href=\"{expected}\">x</a>", MarkupSanitizer.Sanitize($"<a href=\"{address}\">x</a>", language: "fr"));

    private static void AssertFixedPoint(string markup)
    {
        var once = MarkupSanitizer.Sanitize(markup);
        SafeMarkup.AssertSafe(once, markup);
        Assert.Equal(once, MarkupSanitizer.Sanitize(once));
        SafeMarkup.AssertSafe(MarkupSanitizer.Sanitize(markup, 1, "fr"), markup);
    }

    private static int Depth(AngleSharp.Dom.INode root)
    {
        var depth = 0;
        for (IReadOnlyList<AngleSharp.Dom.INode> level = [root]; level.Count > 0; level = [.. level.SelectMany(node => node.ChildNodes)])
        {
            depth++;
        }

        return depth;
    }
}
