using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Languages;

/// <summary>Views say nothing themselves: what they show is a text of a resource file or of a record.</summary>
public sealed partial class ViewTextTests
{
    private static readonly string[] Shown = ["alt", "title", "aria-label", "placeholder", "content", "label", "value"];

    public static TheoryData<string> Views => [.. SourceTree.WebFiles("*.cshtml").Select(path => Path.GetRelativePath(SourceTree.Root, path))];

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_holds_no_text_of_its_own(string view) => Assert.Equal([], TextsOf(File.ReadAllText(Path.Combine(SourceTree.Root, view))));

    [Theory]
    [InlineData("<p>Some words</p>", "Some words")]
    [InlineData("@if (Model.Any(x => x > 1))\n{\n<b>Yes</b>\n}\nelse\n{\n<i>@T[\"A.B\"] no</i>\n}", "Yes", " no")]
    [InlineData("<a title=\"Go on\" href=\"@Links.Home\">@Model.Text[0].Name</a>", "Go on")]
    [InlineData("@{\n  var x = \"quiet words\";\n}\n<p>@x said @(Model.Count + 1)</p>", " said ")]
    public void Text_is_found_where_there_is_some(string view, params string[] expected) => Assert.Equal(expected, TextsOf(view).Where(text => text.Length > 0));

    private static IEnumerable<string> TextsOf(string view)
    {
        var page = Pages.Parse($"<!doctype html><body>{WithoutCode(view)}");
        return page.Body!.Descendants<IText>().Select(text => text.Data)
            .Concat(page.All.SelectMany(element => element.Attributes).Where(attribute => Shown.Contains(attribute.Name)).Select(attribute => attribute.Value))
            .Where(text => Letters().IsMatch(text) && !IsTechnical(text));
    }

    /// <summary>Values of head elements that no reader reads.</summary>
    private static bool IsTechnical(string text) => text is "width=device-width, initial-scale=1" or "light dark" or "noindex";

    /// <summary>The view without directives, code blocks, conditions and expressions.</summary>
    private static string WithoutCode(string view)
    {
        var text = Comment().Replace(view, "");
        text = Directive().Replace(text, "");
        var markup = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '@')
            {
                markup.Append(Keyword(text, i, out var braces) ? Skip(ref i, braces) : text[i] is '{' or '}' ? "" : text[i].ToString());
            }
            else if (i + 1 < text.Length && text[i + 1] == '{')
            {
                // A block that sets variables holds no markup; one that does is not of our making.
                i = Close(text, i + 1) - 1;
            }
            else
            {
                i = EndOfExpression(text, i + 1) - 1;
            }
        }

        return markup.ToString();

        static string Skip(ref int i, int end)
        {
            i = end - 1;
            return "";
        }
    }

    /// <summary>Code between markup: <c>else</c>, <c>else if (…)</c>, a local declaration.</summary>
    private static bool Keyword(string text, int at, out int end)
    {
        var match = Statement().Match(text, at);
        end = match.Success && match.Index == at ? at + match.Length : at;
        if (end > at && text[end - 1] == '(')
        {
            end = Close(text, end - 1);
        }

        return end > at;
    }

    /// <summary>After <c>@name.More[…](…)</c>, <c>@(…)</c>, <c>@if (…)</c>.</summary>
    private static int EndOfExpression(string text, int i)
    {
        while (i < text.Length)
        {
            if (text[i] is '(' or '[')
            {
                i = Close(text, i);
            }
            else if (char.IsLetterOrDigit(text[i]) || text[i] == '_' || (text[i] is '.' or '?' && i + 1 < text.Length && (char.IsLetter(text[i + 1]) || text[i + 1] is '.' or '[')))
            {
                i++;
            }
            else if (text[i] == ' ' && i + 1 < text.Length && text[i + 1] == '(' && Word().IsMatch(text[..i]))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    /// <summary>After the bracket that closes the one at that place; brackets in strings do not count.</summary>
    private static int Close(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '"' && text.IndexOf('"', i + 1) is > 0 and var end)
            {
                i = end;
            }
            else if (text[i] is '(' or '[' or '{')
            {
                depth++;
            }
            else if (text[i] is ')' or ']' or '}' && --depth == 0)
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@(?:using|model|inject|addTagHelper|inherits|namespace)\b.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Directive();

    [GeneratedRegex(@"\G(?:\b(?:else )?if \(|\belse\b(?=\s*[{\n])|\b(?:var|string) [^;<]*;)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Statement();

    [GeneratedRegex(@"@(?:if|foreach|for|while|switch|using)$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{L}{2}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Letters();
}
