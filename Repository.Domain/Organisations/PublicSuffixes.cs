using System.Collections.Frozen;
using System.Globalization;

namespace Repository.Domain.Organisations;

/// <summary>Names below which anybody may register one: <c>org</c>, <c>gov.uk</c>, <c>github.io</c>. By the Public Suffix List, of which a copy is part of the program.</summary>
internal static class PublicSuffixes
{
    private static readonly Lazy<FrozenSet<string>> Rules = new(Read);

    /// <param name="domain">Normalized. A top-level domain that the list does not know is one, too, as the list's own algorithm says.</param>
    public static bool Contains(string domain)
    {
        var rules = Rules.Value;
        if (rules.Contains("!" + domain))
        {
            return false;
        }

        var dot = domain.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 || rules.Contains(domain) || rules.Contains("*" + domain[dot..]);
    }

    private static FrozenSet<string> Read()
    {
        var idn = new IdnMapping();
        using var stream = typeof(PublicSuffixes).Assembly.GetManifestResourceStream("Organisations/public-suffixes.txt")!;
        using var reader = new StreamReader(stream);
        var rules = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("//", StringComparison.Ordinal))
            {
                rules.Add(line.All(char.IsAscii) ? line : Ascii(line));
            }
        }

        return rules.ToFrozenSet(StringComparer.Ordinal);

        string Ascii(string rule)
        {
            var mark = rule.StartsWith("*.", StringComparison.Ordinal) ? 2 : rule[0] == '!' ? 1 : 0;
            return rule[..mark] + idn.GetAscii(rule[mark..]);
        }
    }
}
