using System.Globalization;
using System.Text;

namespace Repository.Web.Features.Records.Citations;

/// <summary>A reference in the RIS format: a tag of two characters and a value a line, lines ended by CR and LF.</summary>
public static class Ris
{
    public const string ContentType = "application/x-research-info-systems; charset=utf-8";

    public static string Of(CitedRecord record)
    {
        var text = new StringBuilder();
        Append(text, "TY", "ELEC");
        Append(text, "ID", record.Id);
        foreach (var author in record.Authors)
        {
            // A comma would part a family name from given names, and there is no way to say that it does not.
            Append(text, "AU", author.Replace(",", "", StringComparison.Ordinal));
        }

        Append(text, "TI", record.Title);
        Append(text, "PY", record.Year?.ToString(CultureInfo.InvariantCulture) ?? "");
        Append(text, "PB", record.Collection);
        Append(text, "ET", record.Version.ToString(CultureInfo.InvariantCulture));
        Append(text, "N1", record.Numbered);
        Append(text, "LA", record.Language);
        Append(text, "UR", record.Address);
        return text.Append("ER  - \r\n").ToString();
    }

    private static void Append(StringBuilder text, string tag, string value)
    {
        if (OneLine.Of(value) is { Length: > 0 } line)
        {
            text.Append(CultureInfo.InvariantCulture, $"{tag}  - {line}\r\n");
        }
    }
}
