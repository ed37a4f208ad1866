using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Repository.Domain.Contributions;

/// <summary>SHA-256 over all that a revision says, in lower-case hexadecimal: equal hashes, equal contents; another hash than the stored one, a row changed by hand.</summary>
internal static class ContentHash
{
    // No text that is stored holds a control character of these, so no two contents run together alike.
    private const char EndOfPart = '\u001E';
    private const char EndOfValue = '\u001F';

    public static string Of(string language, int schemaVersion, string document, IEnumerable<RevisionTermRow> terms)
    {
        var text = new StringBuilder()
            .Append(language).Append(EndOfPart)
            .Append(CultureInfo.InvariantCulture, $"{schemaVersion}").Append(EndOfPart)
            .Append(document).Append(EndOfPart);
        foreach (var term in terms)
        {
            text.Append(term.Dimension).Append(EndOfValue).Append(term.TermId).Append(EndOfValue).Append(term.ByEditors ? '1' : '0').Append(EndOfPart);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
