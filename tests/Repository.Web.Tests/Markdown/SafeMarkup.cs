using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Repository.Web.Tests.Markdown;

/// <summary>What sanitized markup may hold, stated apart from the sanitizer.</summary>
internal static class SafeMarkup
{
    private static readonly string[] Elements =
        ["p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "strong", "em", "code", "pre", "a", "sup", "table", "thead", "tbody", "tr", "th", "td"];

    public static void AssertSafe(string markup, string given)
    {
        var body = Body(markup);
        Assert.True(body.InnerHtml == markup, $"parsed and written again, {Shortened(markup)} becomes {Shortened(body.InnerHtml)}; it came from {Shortened(given)}");
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.True(Elements.Contains(element.LocalName) && element.NamespaceUri == NamespaceNames.HtmlUri, $"<{element.LocalName}> from {Shortened(given)}");
            Assert.All(element.Attributes, attribute => Assert.True(IsSafe(element, attribute), $"{element.LocalName} {attribute.Name}=“{attribute.Value}” from {Shortened(given)}"));
            Assert.True(!IsOutside(element) || element.GetAttribute("rel") == "nofollow ugc noopener", $"no rel on {element.OuterHtml}");
        }

        Assert.DoesNotContain("<!", markup, StringComparison.Ordinal);
    }

    public static IElement Body(string markup) => new HtmlParser().ParseDocument($"<!doctype html><body>{markup}").Body!;

    private static bool IsSafe(IElement element, IAttr attribute) => (element.LocalName, attribute.Name) switch
    {
        ("a", "href") => IsInside(attribute.Value) || Uri.TryCreate(attribute.Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto" && !attribute.Value.Any(char.IsControl),
        ("a", "rel") => attribute.Value == "nofollow ugc noopener",
        ("ol", "start") => attribute.Value.All(char.IsAsciiDigit),
        _ => false,
    };

    private static bool IsOutside(IElement element) => element.GetAttribute("href") is { } address && !IsInside(address);

    /// <summary>As browsers read it: tabs and line ends are dropped, a backslash is a slash.</summary>
    private static bool IsInside(string address)
    {
        var read = string.Concat(address.Where(c => c is not ('\t' or '\n' or '\r'))).Replace('\\', '/').Trim();
        return read.StartsWith('#') || (read.StartsWith('/') && !read.StartsWith("//", StringComparison.Ordinal));
    }

    private static string Shortened(string text) => text.Length > 300 ? $"{text[..300]}… ({text.Length})" : text;
}
