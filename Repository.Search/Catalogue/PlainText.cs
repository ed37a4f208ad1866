using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Repository.Search.Catalogue;

/// <summary>Markdown as a reader sees it, without its marks: each paragraph, heading, item and cell is one line.</summary>
internal static class PlainText
{
    /// <summary>Raw HTML is off, as on the pages: tags are shown there as text, so that they are text here.</summary>
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    public static string Of(string markdown)
    {
        try
        {
            var blocks = Markdown.Parse(markdown, Pipeline).Descendants<LeafBlock>();
            return string.Join('\n', blocks.Where(block => block is not LinkReferenceDefinition).Select(TextOf).Where(line => line.Length > 0));
        }
        catch (ArgumentException)
        {
            // Markdig refuses a text nested deeper than 128 levels.
            return markdown;
        }
    }

    private static string TextOf(LeafBlock block)
    {
        if (block.Inline is null)
        {
            return block.Lines.ToString().Trim();
        }

        var text = new StringBuilder();
        foreach (var inline in block.Inline.Descendants())
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                AutolinkInline link => link.Url,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                _ => "",
            });
        }

        return text.ToString().Trim();
    }
}
