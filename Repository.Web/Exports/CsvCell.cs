using System.Globalization;

namespace Repository.Web.Exports;

/// <summary>What stands in a cell of an export, so that no spreadsheet takes it for a formula.</summary>
public static class CsvCell
{
    /// <summary>Spreadsheets compute what begins so, in full width too, and some after white space; an apostrophe in front makes it text.</summary>
    private const string Dangerous = "=+-@\t\r\n＝＋－＠﹢﹣﹦﹫−";

    /// <summary>Numbers stay numbers, times are written as ISO 8601 has them, and texts are text.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        int or long or double or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        string text => OfText(text),
        _ => OfText(value.ToString() ?? ""),
    };

    private static string OfText(string text)
    {
        var begins = text.AsSpan().TrimStart(" \u00A0\u200B\uFEFF\u3000");
        return text.Length > 0 && (Dangerous.Contains(text[0], StringComparison.Ordinal) || (begins.Length > 0 && Dangerous.Contains(begins[0], StringComparison.Ordinal))) ? "'" + text : text;
    }
}
