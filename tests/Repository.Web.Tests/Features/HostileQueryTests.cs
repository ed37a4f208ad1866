using System.Net;
using AngleSharp.Dom;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features;

/// <summary>Whatever an address asks for, the answer is a page that shows it as text, or a refusal; never a failure.</summary>
public sealed class HostileQueryTests(ServedSite site, SharedSite shared) : IClassFixture<ServedSite>
{
    private const string Injection = "\"><img src=x onerror=alert(1)><script>alert(2)</script>' onfocus='alert(3)";

    private static readonly string[] Words =
    [
        Injection, "<b>bold</b>", "</title><script>alert(1)</script>", "&lt;script&gt;", "&#60;script&#62;", "{{7*7}}", "${7*7}", "@(1+1)", "@Model", "<%= 1 %>", "#{1}", "javascript:alert(1)",
        "' or 1=1 --", "'; drop table contributions; --", "\" or \"\"=\"", "1); select * from people; --", "' union select null,null --",
        "%' and 1=0", "\\' or 1=1", "0x27206f72", "1 and sleep(5)", "; exec xp_cmdshell", "||'a'", "/**/or/**/1=1",
        "title:x", "title:(a OR b)", "+a -b", "a AND OR NOT b", "\"", "\"\"", "\"a", "a\"", "\"a b", "(((((((((", ")))))))", "[a TO z]", "{a TO z}",
        "[* TO *]", "a~", "a~99999999", "a^9999999999", "a^-1", "a^NaN", "*", "?", "*:*", "**********", "a*b*c*d*e*f*g", "\\", "\\\\", "/.*(.*)*/",
        "NOT", "AND", "OR", "&& || !", "field:field:field", "~1", "+", "-", "- -", "+-!(){}[]^\"~*?:\\/",
        "\u0001\u0002\u0003", "a\u0000b", "a\tb\nc\rd", "\u0085", "\u2028\u2029", "\ufeff", "\ufffd", "\uffff", "\u200b\u200d\u200e", "\u202eabc",
        "\u061c", "مرحبا", "עברית", "日本語", "한국어", "русский", "ﬁ ﬂ ﬀ", "İıſß", "e\u0301e\u0301", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "𝕬𝖇𝖈",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "̀́̂̃̄̅", "١٢٣", "Ⅷ", "½", "−1",
        "..%2f..%2fetc/passwd", "../../../../etc/passwd", "file:///etc/passwd", "C:\\windows\\system.ini", "|id", "`id`", "$(id)", "() { :;}; echo",
        "%n%n%n%s%s", "{0} {1} {99}", "null", "undefined", "true", "NaN", "-0", "1e400", "=1+1", "@SUM(A1)",
    ];

    private static readonly string[] Queries =
    [
        "q", "q=", "=", "&", "&&&&", "?", "q==", "q=a&q=b&q=c", "q[]=a", "q[0]=a&q[1]=b", "q.x=a", "q%5B%5D=a", "Q=A&q=a", "page=-1", "page=0",
        "page=1.5", "page=99999999999", "page=99999999999999999999999", "page=abc", "page=1&page=2", "page=0x10", "page=%31", "page=2147483647",
        "page=1001",
        "year=..", "year=abc..", "year=..abc", "year=1..2..3", "year=....", "year=2020..2010", "year=-5", "year=99999999999", "year=1900..2100",
        "year=%00", "year=2019&year=2020", "from=2020&to=2010", "from=&to=", "from=x&to=y", "from=2019&year=2001",
        "objective=0", "objective=24", "objective=7&objective=7", "objective=07", "objective=-7", "objective=7%00", "objective=7,8", "objective=7|8",
        "objective[]=7", "objective=", "objective", "region=Africa", "region=AFRICA", "region=africa%20", "region=" + "a%CC%81", "country=../..",
        "country=%F0%9F%87%A8%F0%9F%87%B1", "theme=missing-migrants'--", "kind=practices", "kind=practice&kind=guidance&kind=x", "language=en-GB",
        "sort=", "sort=newest&sort=oldest", "sort=Newest", "sort=0", "sort=99",
    ];

    public static TheoryData<string> Encodings =>
    [
        "/en/search?q=%", "/en/search?q=%2", "/en/search?q=%zz", "/en/search?q=%c0%af", "/en/search?q=%ff%fe", "/en/search?q=%ed%a0%80",
        "/en/search?q=%ed%b0%80%ed%a0%80", "/en/search?q=%f4%90%80%80", "/en/search?q=%80", "/en/search?q=a%00b",
        "/en/search?q=%0d%0aSet-Cookie:a=b",
        "/en/search?q=%u0041", "/en/search?%=%", "/en/search?q=\u00e9", "/en/search?q=a b", "/en/%", "/en/%zz", "/en/%ff", "/en/%00",
        "/en/search%00", "/en/practices/32%00", "/en/practices/%ed%a0%80", "/en/practices/32-%ff%fe", "/en/../en", "/en/./search", "/en//search",
        "/en/search/", "/en/search;x=1", "/en/search?q=a#b", "/en/practices/32-sello-migrante-chile/", "/%65%6e", "/en/search?q=a&amp;b=c",
        "/e%6e/search",
    ];

    [Fact]
    public void There_are_more_than_a_hundred_queries() => Assert.True(Words.Length + Queries.Length + Encodings.Count > 200);

    [Fact]
    public async Task Any_words_are_a_search()
    {
        foreach (var words in Words)
        {
            foreach (var language in Pages.Languages)
            {
                var page = await shared.Client.PageAsync($"/{language}/search?q={Uri.EscapeDataString(words)}");
                AssertHarmless(page, words);
            }
        }
    }

    [Fact]
    public async Task Any_words_may_stand_in_any_filter()
    {
        foreach (var words in Words)
        {
            var value = Uri.EscapeDataString(words);
            var page = await shared.Client.PageAsync($"/en/search?q=a&objective={value}&theme={value}&country={value}&language={value}&sort={value}&page={value}&year={value}");
            AssertHarmless(page, words);
            AssertHarmless(await shared.Client.PageAsync($"/en/practices?sort={value}&page={value}"), words);
        }
    }

    [Fact]
    public async Task Any_query_is_answered()
    {
        foreach (var query in Queries)
        {
            foreach (var path in new[] { "/en/search", "/fr/practices", "/es", "/en/objectives/7", "/en/practices/32-sello-migrante-chile" })
            {
                using var response = await shared.Client.GetAsync($"{path}?{query}");
                Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{path}?{query} answers {(int)response.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Ten_kilobytes_are_a_search_too()
    {
        foreach (var text in new[] { new string('a', 10_240), string.Concat(Enumerable.Repeat("wort ", 2_048)), new string('"', 10_240), string.Concat(Enumerable.Repeat("a* ", 3_400)), string.Concat(Enumerable.Repeat("👍", 2_500)) })
        {
            AssertHarmless(await shared.Client.PageAsync($"/en/search?q={Uri.EscapeDataString(text)}"), text);
        }
    }

    [Fact]
    public async Task Thousands_of_keys_are_answered_or_refused()
    {
        foreach (var query in new[]
        {
            string.Join('&', Enumerable.Range(0, 5_000).Select(number => $"k{number}=1")),
            string.Join('&', Enumerable.Repeat("country=cl", 5_000)),
            string.Join('&', Enumerable.Range(0, 5_000).Select(number => $"theme=t{number}")),
            string.Join('&', Enumerable.Range(0, 5_000).Select(number => $"q={number}")),
        })
        {
            using var response = await shared.Client.GetAsync($"/en/search?{query}");
            Assert.True((int)response.StatusCode < 500, $"{query[..20]}… answers {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task Forty_filters_at_once_are_a_search()
    {
        var filters = SourceTaxonomy.Of("country").Take(20).Select(term => $"country={term.Id}").Concat(SourceTaxonomy.Of("objective").Take(20).Select(term => $"objective={term.Id}"));
        var page = await shared.Client.PageAsync($"/en/search?q=migrants&{string.Join('&', filters)}");
        Assert.Equal(40, page.QuerySelectorAll("a.chip").Length);
        var all = string.Join('&', SourceTaxonomy.Terms.Values.Select(term => $"{term.Dimension}={term.Id}"));
        await shared.Client.PageAsync($"/en/search?{all}");
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Any_encoding_is_answered_or_refused(string target)
    {
        var (status, answer) = await site.GetAsync(target);
        Assert.True((int)status < 500, answer.Split('\n')[0]);
        Assert.DoesNotContain("\nSet-Cookie", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deep_pages_lead_to_the_last_one()
    {
        using var response = await shared.Client.GetAsync("/en/search?page=1000");
        Assert.Equal((HttpStatusCode.Redirect, "/en/search?page=14"), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    /// <summary>What was asked for made no element and no attribute.</summary>
    private static void AssertHarmless(IDocument page, string words)
    {
        Assert.True(page.QuerySelectorAll("main").Length == 1, words);
        Assert.Empty(page.QuerySelectorAll("main script, main b:not(.obj b, label b), img, [onerror], [onfocus], main style"));
        Assert.All(page.QuerySelectorAll("a[href], form[action]"), link => Assert.Matches("^(/|#|https?://localhost/)", link.GetAttribute("href") ?? link.GetAttribute("action")!));
    }
}
