using Microsoft.AspNetCore.Razor.TagHelpers;
using Repository.Domain.Taxonomy;

namespace Repository.Web.Features.Shared;

/// <summary><c>&lt;objective-badge number="7"/&gt;</c>: coloured number and text of an objective, always both.</summary>
[HtmlTargetElement("objective-badge", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ObjectiveTagHelper(Labels labels, Links links) : TagHelper
{
    /// <summary>The objective's id.</summary>
    public required string Number { get; set; }

    /// <summary>What is counted for it, as text with a hidden unit; null for no count.</summary>
    public int? Count { get; set; }

    /// <summary>What is counted, for those who do not see the column: “practices”.</summary>
    public string Unit { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var key = new TermKey(Dimension.Objective, Number);
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"obj {labels.Colour(key)}");
        output.Attributes.SetAttribute("href", links.Term(key));
        output.Content.AppendHtml("<b>").Append(Number).AppendHtml("</b> <span>").Append(labels.Short(key)).AppendHtml("</span>");
        if (Count is { } count)
        {
            output.Content.AppendHtml(" <span class=\"n\">").Append(count.ToString(System.Globalization.CultureInfo.CurrentCulture))
                .AppendHtml("<span class=\"vh\"> ").Append(Unit).AppendHtml("</span></span>");
        }
    }
}
