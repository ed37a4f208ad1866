using System.Globalization;
using System.Text;

namespace Repository.Web.StartUp;

/// <summary>Text of anybody's, made such that a terminal shows it and does nothing else with it.</summary>
public static class TerminalText
{
    /// <summary>In one line: control characters, line ends and marks that turn the direction of writing stand as <c>\u001B</c>.</summary>
    public static string Visible(string text)
    {
        if (!text.Any(IsCommand))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (IsCommand(c))
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            }
            else
            {
                visible.Append(c);
            }
        }

        return visible.ToString();
    }

    private static bool IsCommand(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
