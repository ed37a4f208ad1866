using System.Globalization;
using System.Text;

namespace Repository.Domain.Accounts;

/// <summary>Names that people show.</summary>
public static class DisplayNames
{
    /// <summary>What names that look alike have in common: compatibility forms, case, marks and spaces do not matter.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.DecimalDigitNumber)
            {
                key.Append(rune.ToString());
            }
        }

        return key.ToString();
    }
}
