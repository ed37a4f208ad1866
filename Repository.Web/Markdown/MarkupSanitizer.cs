using System.Collections.Frozen;
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Repository.Web.Languages;

namespace Repository.Web.Markdown;

/// <summary>
/// Keeps of markup what is on the list and drops the rest, on the parsed document: text of dropped elements stays, their code does not.
/// Its output is a fixed point: sanitising it again, also after parsing and writing it anew, changes nothing.
/// </summary>
public static class MarkupSanitizer
{
    private static readonly FrozenSet<string> Allowed = FrozenSet.ToFrozenSet(
        ["p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "strong", "em", "code", "pre", "a", "sup", "table", "thead", "tbody", "tr", "th", "td"],
        StringComparer.Ordinal);

    /// <summary>Elements whose content is code or another document: they go with all they hold.</summary>
    private static readonly FrozenSet<string> Dropped = FrozenSet.ToFrozenSet(
        ["script", "style", "template", "noscript", "iframe", "frame", "frameset", "object", "embed", "svg", "math", "xmp", "noembed", "noframes", "plaintext",
         "textarea", "select", "title", "head", "base", "link", "meta", "audio", "video", "canvas", "applet"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Schemes = FrozenSet.ToFrozenSet(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Nesting beyond this is no text: what lies deeper is dropped, so that no parser or browser runs out of stack.</summary>
    private const int MaxDepth = 60;

    /// <summary>
    /// What is dropped can leave a rest that parses otherwise than it was, such as a link in a link once the table between them is gone:
    /// so it is parsed and cleaned until it stays. Two passes are the rule; what does not come to rest is no text, and only its words stay.
    /// </summary>
    private const int MaxPasses = 8;

    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    /// <param name="headingsUnder">Level of the heading above the text, 1 to 5: the text's own highest heading becomes the next level.</param>
    /// <param name="language">Put before paths of this site that have no language; null leaves them.</param>
    public static string Sanitize(string markup, int headingsUnder = 2, string? language = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(headingsUnder, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(headingsUnder, 5);
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var cleaned = SanitizeOnce(markup, headingsUnder, language);
            if (cleaned == markup)
            {
                return cleaned;
            }

            markup = cleaned;
        }

        return TextOf(markup);
    }

    private static string SanitizeOnce(string markup, int headingsUnder, string? language)
    {
        using var document = Parser.ParseDocument("<!doctype html><body>" + markup);
        var body = document.Body!;
        Clean(body, document, 0);
        AddLanguage(body, language);
        LevelHeadings(body, document, headingsUnder);
        return body.InnerHtml;
    }

    private static string TextOf(string markup)
    {
        using var document = Parser.ParseDocument("<!doctype html><body>" + markup);
        var paragraph = document.CreateElement("p");
        paragraph.TextContent = document.Body!.TextContent;
        return paragraph.OuterHtml;
    }

    private static void Clean(INode parent, IHtmlDocument document, int depth)
    {
        foreach (var node in parent.ChildNodes.ToArray())
        {
            switch (node)
            {
                case IText:
                    break;
                case IElement element when depth < MaxDepth && !Dropped.Contains(element.LocalName) && element.NamespaceUri == NamespaceNames.HtmlUri:
                    Clean(element, document, depth + 1);
                    CleanElement(element, document);
                    break;
                default:
                    node.RemoveFromParent();
                    break;
            }
        }
    }

    private static void CleanElement(IElement element, IHtmlDocument document)
    {
        if (element is IHtmlImageElement image)
        {
            // A picture of another site would tell that site who reads: its description stays.
            image.Replace(document.CreateTextNode(image.AlternativeText ?? ""));
        }
        else if (element.LocalName == "h1")
        {
            Rename(element, "h2", document);
        }
        else if (!Allowed.Contains(element.LocalName))
        {
            element.Replace([.. element.ChildNodes]);
        }
        else
        {
            CleanAttributes(element);
        }
    }

    private static void CleanAttributes(IElement element)
    {
        var href = element.LocalName == "a" ? element.GetAttribute("href") : null;
        var start = element.LocalName == "ol" && int.TryParse(element.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        foreach (var attribute in element.Attributes.ToArray())
        {
            element.RemoveAttribute(attribute.NamespaceUri!, attribute.LocalName);
            element.RemoveAttribute(attribute.Name);
        }

        if (start != 1)
        {
            element.SetAttribute("start", start.ToString(CultureInfo.InvariantCulture));
        }

        if (href is not null && SafeAddress(href) is { } address)
        {
            element.SetAttribute("href", address);
            if (!address.StartsWith('/') && !address.StartsWith('#'))
            {
                element.SetAttribute("rel", "nofollow ugc noopener");
            }
        }
    }

    /// <summary>The address as it may stand: http, https, mailto, or a path of this site; else null.</summary>
    private static string? SafeAddress(string href)
    {
        // Browsers drop these before they read the scheme: "java\nscript:" is a scheme to them.
        var address = string.Concat(href.Where(c => !char.IsControl(c))).Trim();
        if (address.StartsWith('#') || (address.StartsWith('/') && address.Length > 1 && address[1] is not ('/' or '\\')) || address == "/")
        {
            return address.Contains('\\', StringComparison.Ordinal) ? null : address;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme) && address.StartsWith(uri.Scheme + ":", StringComparison.OrdinalIgnoreCase) ? address : null;
    }

    private static void AddLanguage(IElement body, string? language)
    {
        foreach (var link in body.QuerySelectorAll("a[href^='/']").Where(_ => language is not null))
        {
            var href = link.GetAttribute("href")!;
            if (SiteLanguages.OfPath(href) is null)
            {
                link.SetAttribute("href", $"/{language}{href}");
            }
        }
    }

    /// <summary>Shifts headings so that they go on from the page's, without a gap between levels.</summary>
    private static void LevelHeadings(IElement body, IHtmlDocument document, int under)
    {
        var headings = body.QuerySelectorAll("h2, h3, h4, h5, h6");
        var levels = headings.Select(heading => heading.LocalName[1] - '0').Distinct().Order().ToList();
        foreach (var heading in headings)
        {
            var level = Math.Min(6, under + 1 + levels.IndexOf(heading.LocalName[1] - '0'));
            Rename(heading, $"h{level}", document);
        }
    }

    private static void Rename(IElement element, string name, IHtmlDocument document)
    {
        if (element.LocalName == name)
        {
            return;
        }

        var renamed = document.CreateElement(name);
        renamed.Append([.. element.ChildNodes]);
        element.Replace(renamed);
    }
}
