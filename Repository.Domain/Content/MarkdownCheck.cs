using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Repository.Domain.Content;

/// <summary>Finds in Markdown what is never shown: raw HTML, and links to anything but the web, mail and this site.</summary>
internal static class MarkdownCheck
{
    /// <summary>In UTF-16 code units: six sections of the greatest length, and little more, as some Markdown takes the square of its length to parse.</summary>
    public const int MaxLength = 150_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().Build();

    /// <returns>Null, with a problem, if the text cannot be parsed.</returns>
    /// <param name="firstLine">Line of the file on which the text begins, from 1.</param>
    public static MarkdownDocument? Parse(string text, int firstLine, FileProblems problems)
    {
        if (text.Length > MaxLength)
        {
            problems.Add(firstLine, "", $"The text below the front matter is longer than {MaxLength} characters.");
            return null;
        }

        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's answer to nesting beyond 128 levels.
            problems.Add(firstLine, "", "The Markdown is nested too deeply.");
            return null;
        }
    }

    /// <param name="fieldAt">The field to which a line of the file belongs.</param>
    public static void Check(MarkdownDocument document, int firstLine, FileProblems problems, Func<int, string> fieldAt)
    {
        foreach (var part in document.Descendants())
        {
            var line = firstLine + part.Line;
            if (part is HtmlBlock or HtmlInline)
            {
                problems.Add(line, fieldAt(line), "Raw HTML is not shown: write Markdown instead, and &lt; for the sign <.");
            }
            else if (Address(part) is { } address && WhyRefused(address) is { } reason)
            {
                problems.Add(line, fieldAt(line), $"The link “{KeyReader.Quote(address)}” {reason}.");
            }
        }
    }

    private static string? Address(MarkdownObject part) => part switch
    {
        LinkInline link => link.Url ?? "",
        AutolinkInline { IsEmail: false } link => link.Url,
        _ => null,
    };

    private static string? WhyRefused(string address) =>
        address.Length == 0 ? "leads nowhere"
        : address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\\') ? "holds a space or backslash"
        : address.StartsWith("//", StringComparison.Ordinal) ? "names no protocol; begin it with https://"
        : address[0] is '/' or '#' ? null
        : !Uri.TryCreate(address, UriKind.Absolute, out var uri) ? "is neither an https address nor a path of this site that begins with /"
        : uri.Scheme == Uri.UriSchemeMailto ? null
        : uri.Scheme is not ("http" or "https") ? $"is of the kind “{uri.Scheme}:”; only http, https and mailto are shown"
        : uri.UserInfo.Length > 0 ? "holds a user name or password"
        : null;
}
