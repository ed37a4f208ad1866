using System.Globalization;
using System.Text;

namespace Repository.Domain.People;

/// <summary>Names as they stand in addresses.</summary>
public static class Slugs
{
    /// <summary>Long enough to recognise, short enough to send.</summary>
    private const int MaxLength = 60;

    /// <summary>Letters that have no mark to take away.</summary>
    private static readonly Dictionary<int, string> Letters = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['ł'] = "l",
        ['þ'] = "th",
        ['ı'] = "i",
        ['ħ'] = "h",
    };

    /// <summary>Lower-case letters, digits and hyphens of ASCII; empty for a name in another script.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
        {
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
            {
                slug.Append((char)rune.Value);
            }
            else if (Letters.TryGetValue(rune.Value, out var letters))
            {
                slug.Append(letters);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && rune.Value is not ('\'' or '’'))
            {
                slug.Append('-');
            }
        }

        var whole = slug.ToString().Trim('-');
        return whole.Length <= MaxLength ? whole : whole[..(whole.LastIndexOf('-', MaxLength) is > 0 and var end ? end : MaxLength)];
    }
}
