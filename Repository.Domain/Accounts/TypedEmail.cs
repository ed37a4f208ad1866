using System.Globalization;
using System.Text;
using Repository.Domain.Notifications;

namespace Repository.Domain.Accounts;

/// <summary>Addresses as people type them.</summary>
public static class TypedEmail
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>The address as mail is sent to it: without spaces around, an international domain in its xn-- form.</summary>
    /// <returns>Null if no mail could be sent there.</returns>
    public static string? Read(string? typed)
    {
        var address = typed?.Trim() ?? "";
        var at = address.LastIndexOf('@');
        if (at <= 0 || address.Length > EmailAddress.MaxLength)
        {
            return null;
        }

        try
        {
            var domain = address[(at + 1)..];
            var ascii = domain.All(char.IsAscii) ? domain : Idn.GetAscii(domain.Normalize(NormalizationForm.FormC));
            var written = $"{address[..at]}@{ascii}";
            return EmailAddress.CanBeWritten(written) ? written : null;
        }
        catch (ArgumentException)
        {
            // No host has such a name.
            return null;
        }
    }
}
