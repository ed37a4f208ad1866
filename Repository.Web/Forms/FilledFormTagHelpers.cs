using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Repository.Web.Forms;

/// <summary>Marks the form of a page that shows what was kept; the controls in it are filled. The framework's own tag helpers fill theirs from the model state.</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class FilledFormTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Before any tag helper makes the form's content, as one of the framework's does: whoever asks for it later gets what was made then.</summary>
    public override void Init(TagHelperContext context)
    {
        if (IsPost(context) && ViewContext.HttpContext.FilledForm() is { } filled && filled.Is(context.AllAttributes["action"].Text()))
        {
            // While its content is made, in whichever views.
            filled.IsOpen = true;
        }
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!IsPost(context))
        {
            return;
        }

        var http = ViewContext.HttpContext;
        var action = context.AllAttributes["action"].Text();
        if (http.Features.Get<FormDetour>() is not null && string.IsNullOrEmpty(action))
        {
            // The browser is still at the address of the form that led here.
            output.Attributes.SetAttribute("action", http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent());
        }

        if (http.FilledForm() is { } filled && filled.Is(action))
        {
            await output.GetChildContentAsync();
            filled.IsOpen = false;
        }
    }

    private static bool IsPost(TagHelperContext context) => string.Equals(context.AllAttributes["method"].Text(), "post", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A control of such a form.</summary>
[HtmlTargetElement("input", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("textarea", Attributes = "name")]
[HtmlTargetElement("select", Attributes = "name")]
public sealed class FilledControlTagHelper : TagHelper
{
    /// <summary>After the framework's, which make the attributes.</summary>
    public override int Order => 1;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Init(TagHelperContext context)
    {
        if (context.TagName == "select" && Open(context) is var (_, _, values))
        {
            context.Items[typeof(FilledControlTagHelper)] = values;
        }
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Open(context) is not var (filled, name, values))
        {
            return;
        }

        switch (context.TagName, output.Attributes["type"].Text())
        {
            case ("select", _) or ("input", "password" or "file" or "submit" or "button" or "image"):
                break;
            case ("textarea", _):
                // The parser of a browser drops one line break at the beginning.
                output.Content.SetContent("\n" + filled.Next(name, values));
                break;
            case ("input", "checkbox" or "radio"):
                output.Attributes.RemoveAll("checked");
                if (values.Contains(output.Attributes["value"].Text() ?? "on", StringComparer.Ordinal))
                {
                    output.Attributes.SetAttribute("checked", "checked");
                }

                break;
            case ("input", "hidden") when values.Count > 1:
                // Stands for a box beside it that was not ticked.
                break;
            default:
                output.Attributes.SetAttribute("value", filled.Next(name, values));
                break;
        }
    }

    /// <returns>Null where nothing is to be filled.</returns>
    private (FilledForm Form, string Name, IReadOnlyList<string> Values)? Open(TagHelperContext context) =>
        ViewContext.HttpContext.FilledForm() is { IsOpen: true } filled && context.AllAttributes["name"].Text() is { } name && FormReading.MayBeKept(name) && filled.Values(name) is { } values
            ? (filled, name, values)
            : null;
}

/// <summary>A choice of such a control.</summary>
[HtmlTargetElement("option", Attributes = "value")]
public sealed class FilledOptionTagHelper : TagHelper
{
    public override int Order => 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.TryGetValue(typeof(FilledControlTagHelper), out var values))
        {
            output.Attributes.RemoveAll("selected");
            if (((IReadOnlyList<string>)values).Contains(output.Attributes["value"].Text() ?? "", StringComparer.Ordinal))
            {
                output.Attributes.SetAttribute("selected", "selected");
            }
        }
    }
}

internal static class TagHelperAttributes
{
    /// <summary>The attribute's value as a browser reads it; as it stands in a view it is markup.</summary>
    public static string? Text(this TagHelperAttribute? attribute) =>
        attribute?.Value is IHtmlContent ? WebUtility.HtmlDecode(attribute.Value.ToString()) : attribute?.Value?.ToString();
}
