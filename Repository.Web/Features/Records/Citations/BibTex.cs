using System.Globalization;
using System.Text;

namespace Repository.Web.Features.Records.Citations;

/// <summary>A reference for BibTeX and biblatex, in UTF-8.</summary>
public static class BibTex
{
    public const string ContentType = "application/x-bibtex; charset=utf-8";

    public static string Of(CitedRecord record)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"@misc{{{record.Id},\n");
        // Braces of their own keep a name from being taken apart at “and” or a comma, and a title its capitals.
        Append(text, "author", string.Join(" and ", record.Authors.Select(author => $"{{{Value(author)}}}")));
        Append(text, "title", $"{{{Value(record.Title)}}}");
        Append(text, "year", record.Year?.ToString(CultureInfo.InvariantCulture) ?? "");
        Append(text, "howpublished", Value(record.Collection));
        Append(text, "note", Value(record.Numbered));
        Append(text, "version", record.Version.ToString(CultureInfo.InvariantCulture));
        // Read as it is: an address of ours holds no brace.
        Append(text, "url", record.Address);
        Append(text, "langid", Language(record.Language));
        return text.Append("}\n").ToString();
    }

    private static void Append(StringBuilder text, string field, string value)
    {
        if (value.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {field} = {{{value}}},\n");
        }
    }

    /// <summary>On one line, with what means something to TeX as itself. Braces become commands: BibTeX counts them even behind a backslash.</summary>
    private static string Value(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in OneLine.Of(value))
        {
            text.Append(c switch
            {
                '\\' => @"\textbackslash{}",
                '{' => @"\textbraceleft{}",
                '}' => @"\textbraceright{}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                '$' or '&' or '#' or '_' or '%' => $@"\{c}",
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }

    /// <summary>As biblatex names the site's languages; other languages are left out.</summary>
    private static string Language(string code) => code switch
    {
        "en" => "english",
        "fr" => "french",
        "es" => "spanish",
        _ => "",
    };
}
