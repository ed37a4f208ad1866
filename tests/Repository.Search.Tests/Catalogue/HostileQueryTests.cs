using System.Globalization;
using Repository.Domain.Contributions.Kinds;
using Repository.Search.Catalogue;
using Repository.Search.Queries.Syntax;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue;

/// <summary>Whatever is typed or pasted into the search box is answered.</summary>
public sealed class HostileQueryTests
{
    private static readonly int Rounds = TestEffort.Of(quick: 5_000, full: 20_000, extended: 500_000);

    private static readonly IndexedCatalogue Catalogue = TestCatalogue.Of(
        Records.Practice(1, new Practice { Title = "Rights of “domestic workers” — l’accès", Summary = "See [this](https://example.org/a_(b)) & <b>that</b>. 😀 移民 مهاجر.", Partners = ["A", "B"] }),
        Records.Practice(2, new Practice { Title = "" }));

    private static readonly string[] Fragments =
    [
        "\"", "\"\"", "\"\"\"", "“", "«»", "\"a", "a\"", "\"a\" \"", "\" \"", "'", "''", "l'", "'l", "l''a", "’", "-", "--", "- -", "+", "+-+", "*", "a*", "*a*", "?", "~", "a~2", "^", "a^1e9", ":",
        "title:", "title:a", "::", "(", ")", "((a)", "[a TO b]", "{", "AND", "OR NOT", "NOT", "&&", "||", "!", "\\", "\\\"", "a\\", "/", "/a/", "/(a+)+$/", "%", "%00", "%27 OR 1=1 --", "' OR '1'='1",
        "'; drop table changes; --", "<script>alert(1)</script>", "<b", "&amp;", "&#x0;", "${jndi:ldap://x}", "{{7*7}}", "../../etc/passwd", "\0", "a\0b", "\u0001\u001F", "\u007F", "\r\n\t", "\uFEFF",
        "\uFFFE", "\uFFFF", "\uD800", "\uDC00", "\uDC00\uD800", "a\uD83Db", "\u200B", "\u200D", "\u202E", "a\u202Eb", "\u00AD", "\u0301", "a\u0301\u0301\u0301", "😀", "👩‍👩‍👧‍👦", "🇲🇦", "1️⃣", "𝒜", "移民", "移", "ไทย", "مهاجر",
        "\u0640", "שָׁלוֹם", "ß", "ẞ", "ﬁ", "İ", "ı", "Σς", "½", "²", "Ⅷ", "٢", "1e400", "-1", "99999999999999999999", "1,000,000.00", "....", "a.b.c.d", "U.N.", ".a", "a.", "the", "the a of", "de la y",
        "http://user:pass@host/?q=\"x\"#f", "mailto:a@b.c", "a_b", "a_\u0903", "__proto__", "constructor", "null", "NaN", "true",
    ];

    [Fact]
    public void There_are_more_than_a_hundred() => Assert.True(Fragments.Length > 100);

    [Fact]
    public void No_fragment_is_an_error_alone_or_among_others()
    {
        foreach (var fragment in Fragments)
        {
            Ask(fragment);
            Ask($"{fragment}{fragment}");
            Ask($"domestic {fragment} workers");
            Ask($"\"domestic {fragment} workers\"");
            Ask(string.Concat(Enumerable.Repeat(fragment, 50)));
        }
    }

    [Fact]
    public void Ten_kilobytes_of_anything_are_no_error()
    {
        foreach (var fragment in Fragments)
        {
            Ask(string.Concat(Enumerable.Repeat(fragment + " ", 10_240 / (fragment.Length + 1))));
        }

        Ask(new string('a', 10_240));
        Ask(new string('"', 10_240));
        Ask(new string('\u0301', 10_240));
        Ask("l" + new string('\'', 10_240));
    }

    [Fact]
    public void No_random_text_is_an_error()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            Ask(string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(2) == 0 ? Fragments[random.Next(Fragments.Length)] : $"{(char)random.Next(char.MaxValue + 1)}")));
        }
    }

    [Fact]
    public void No_weights_within_weights_are_an_error()
    {
        Ask($"{new string('(', SyntaxParser.MaxDepth)}domestic{string.Concat(Enumerable.Repeat(")^1000", SyntaxParser.MaxDepth))}");
        Ask($"{new string('(', SyntaxParser.MaxDepth)}domestic^0{string.Concat(Enumerable.Repeat(")^1000", SyntaxParser.MaxDepth))}");
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("\"{0}\"")]
    [InlineData("title:({0})")]
    public void Words_beyond_the_limit_are_left_out(string typed)
    {
        var numbers = Enumerable.Range(1_000, 100).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();
        var catalogue = TestCatalogue.Of(
            Records.Practice(1, Records.Titled(string.Join(' ', numbers.Take(TypedQueryReader.MaxWords)))),
            Records.Practice(2, Records.Titled(string.Join(' ', numbers.Take(TypedQueryReader.MaxWords - 1)))));
        Assert.Equal(1, Assert.Single(catalogue.Search(new CatalogueQuery { Words = typed.Replace("{0}", string.Join(' ', numbers), StringComparison.Ordinal) }).Hits).Entry.Number);
    }

    private static void Ask(string words)
    {
        var results = Catalogue.Search(new CatalogueQuery { Words = words });
        Assert.Equal(results.Total, results.Hits.Count);
        Assert.All(results.Hits, hit => Assert.True(double.IsFinite(hit.Score) && hit.Score >= 0));
    }
}
