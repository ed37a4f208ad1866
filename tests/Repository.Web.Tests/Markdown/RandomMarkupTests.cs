using System.Globalization;
using System.Text;
using Repository.TestSupport;
using Repository.Web.Markdown;

namespace Repository.Web.Tests.Markdown;

/// <summary>Trees of random elements, badly nested, badly closed: whatever they are, what is left is safe and stays as it is.</summary>
public sealed class RandomMarkupTests
{
    private static readonly string[] Names =
    [
        "p", "div", "span", "b", "i", "a", "ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th", "caption", "col", "h1", "h2", "h5",
        "blockquote", "pre", "code", "sup", "br", "hr", "img", "svg", "math", "mtext", "mi", "mglyph", "malignmark", "annotation-xml",
        "foreignObject", "desc", "title", "style", "script", "noscript", "template", "form", "input", "select", "option",
        "textarea", "button", "iframe", "noembed", "xmp", "plaintext", "listing", "nobr", "font", "ruby", "rt", "dd", "dt", "center", "marquee",
        "frameset", "body", "html", "head", "base", "object", "video",
    ];

    private static readonly string[] Attributes =
    [
        "", " href=/x", " href=javascript:alert(1)", " href=//evil.example", " onclick=alert(1)", " title=\"</style><img src=x onerror=alert(1)>\"",
        " title='--><script>'", " id=\"</table>\"", " encoding=text/html", " start=7", " src=x onerror=alert(1)", " alt=\"<b>\"",
        " xlink:href=javascript:alert(1)", " style=x", " class", " /", " \"", " '", " =",
    ];

    private static readonly string[] Texts = ["x", " ", "\n", "a &lt; b", "&amp;", "&", "<", ">", "\"", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "</", "<a", "\u0000", "é", "👍", "\ud800", "&#0;", "&nbsp;", "</p>", "</br>", "</table>", "</svg>", "</math>"];

    /// <summary>Printed, so that a failure can be made again by setting REPOSITORY_SEED.</summary>
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("REPOSITORY_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Environment.TickCount;

    private static int Trees => TestEffort.Of(quick: 500, full: 2_000, extended: 100_000);

    [Fact]
    public void What_is_left_of_a_random_tree_is_safe_and_stays_as_it_is()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}");
        for (var tree = 0; tree < Trees; tree++)
        {
            var markup = Tree(new Random(Seed + tree));
            var once = MarkupSanitizer.Sanitize(markup);
            Assert.True(once == MarkupSanitizer.Sanitize(once), $"seed {Seed + tree}: {markup}\nonce:  {once}\ntwice: {MarkupSanitizer.Sanitize(once)}");
            SafeMarkup.AssertSafe(once, $"seed {Seed + tree}: {markup}");
        }
    }

    private static string Tree(Random random)
    {
        var markup = new StringBuilder();
        var open = new List<string>();
        for (var step = random.Next(1, 40); step > 0; step--)
        {
            switch (random.Next(10))
            {
                case < 5:
                    open.Add(Names[random.Next(Names.Length)]);
                    markup.Append('<').Append(open[^1]).Append(Attributes[random.Next(Attributes.Length)]).Append('>');
                    break;
                case < 8:
                    markup.Append(Texts[random.Next(Texts.Length)]);
                    break;
                default:
                    // Often the right one, sometimes one further out or one that was never opened.
                    markup.Append("</").Append(open.Count > 0 && random.Next(4) > 0 ? open[^random.Next(1, Math.Min(3, open.Count + 1))] : Names[random.Next(Names.Length)]).Append('>');
                    break;
            }
        }

        return markup.ToString();
    }
}
