using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Repository.Web.Features.Shared;

/// <summary><c>&lt;icon name="clock"/&gt;</c>: a decorative icon of the sprite, beside a word.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(Assets assets) : TagHelper
{
    public required string Name { get; set; }

    /// <summary>Icons that point turn round where text runs from right to left.</summary>
    public bool Flip { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Flip ? "icon flip" : "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.AppendHtml("<use href=\"").Append(assets["icons.svg"]).AppendHtml("#").Append(Name).AppendHtml("\"></use>");
    }
}
