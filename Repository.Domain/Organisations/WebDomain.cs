using System.Globalization;
using System.Text.RegularExpressions;

namespace Repository.Domain.Organisations;

/// <summary>Domain names in the one form in which they are stored and compared: lower case, ASCII, no dot at the end.</summary>
public static partial class WebDomain
{
    /// <summary>RFC 1035, 2.3.4.</summary>
    private const int MaxLength = 253;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>The name as it is compared, or null if it is none. One dot at the end is the root's and does not count.</summary>
    public static string? Normalized(string typed)
    {
        var name = typed.Trim();
        name = name.EndsWith('.') ? name[..^1] : name;
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        try
        {
            var ascii = Idn.GetAscii(name).ToLowerInvariant();
            return ascii.Length <= MaxLength && Name().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Of an e-mail address, or null if it has none that can be compared.</summary>
    public static string? OfEmail(string email) =>
        email.LastIndexOf('@') is > 0 and var at ? Normalized(email[(at + 1)..]) : null;

    /// <summary>The name itself, then the one above it, and so on: where two organisations have a claim, the nearer one counts.</summary>
    /// <param name="domain">Normalized.</param>
    public static IReadOnlyList<string> WithParents(string domain)
    {
        var names = new List<string>();
        for (var rest = domain; rest.Contains('.', StringComparison.Ordinal); rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            names.Add(rest);
        }

        return names;
    }

    /// <summary>Whether one organisation alone gives out addresses there.</summary>
    /// <param name="domain">Normalized.</param>
    public static bool MayBeOwned(string domain) => !PublicSuffixes.Contains(domain) && !MailProviders.Contains(domain);

    /// <summary>Two labels or more, the last one not of digits, as an IP address' is.</summary>
    [GeneratedRegex(@"\A(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+\z)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name();
}
