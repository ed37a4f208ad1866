using System.Text.Encodings.Web;
using Markdig;
using Microsoft.AspNetCore.Html;

namespace Repository.Web.Markdown;

/// <summary>The one place where text becomes markup: Markdown without raw HTML, then the sanitizer.</summary>
public sealed class MarkdownRenderer
{
    /// <summary>A longer text is a mistake or an attack; forms and importer refuse it before.</summary>
    private const int MaxLength = 200_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseAutoLinks()
        .Build();

    /// <param name="headingsUnder">Level of the heading that the text stands under: its own start one lower.</param>
    /// <param name="language">Of the page: paths of this site in the text lead to it. Null leaves them as they are.</param>
    public IHtmlContent Render(string markdown, int headingsUnder = 2, string? language = null)
    {
        if (markdown.Length > MaxLength)
        {
            throw new ArgumentException($"longer than {MaxLength} characters", nameof(markdown));
        }

        return new HtmlString(MarkupSanitizer.Sanitize(ToHtml(markdown), headingsUnder, language));
    }

    private static string ToHtml(string markdown)
    {
        try
        {
            return Markdig.Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses what is nested deeper than 128 levels: it is shown as it was typed.
            return $"<p>{HtmlEncoder.Default.Encode(markdown)}</p>";
        }
    }
}
