using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Repository.Domain.Audit;

/// <summary>Text from anywhere, made such that it can be stored: an entry must not fail, nor grow, by what a stranger sends.</summary>
internal static class AuditText
{
    /// <summary>Longer ones are made by those who have something to hide, or by nobody.</summary>
    public const int LongestAgent = 200;

    /// <summary>Ids, names, addresses.</summary>
    public const int LongestName = 200;

    /// <summary>A few sentences: the whole text stands with the thing that changed.</summary>
    public const int LongestValue = 2_000;

    /// <summary>At most that many UTF-16 units, whole characters, with U+FFFD for what no database holds.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Cut(string? text, int length)
    {
        if (text is null)
        {
            return null;
        }

        var cut = new StringBuilder(Math.Min(text.Length, length));
        foreach (var rune in text.EnumerateRunes())
        {
            var kept = rune.Value == 0 ? Rune.ReplacementChar : rune;
            if (cut.Length + kept.Utf16SequenceLength > length)
            {
                break;
            }

            cut.Append(kept.ToString());
        }

        return cut.ToString();
    }
}
