using System.Globalization;
using System.Text;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Organisations;

/// <summary>Names as they are searched and sorted: without case, marks and punctuation.</summary>
public static class NameWords
{
    /// <summary>More than anybody needs to find one; the rest is left out.</summary>
    private const int MaxWords = 8;

    /// <summary>The English name first, as lists are sorted by it.</summary>
    public static string Key(LocalizedText names) =>
        string.Join('\n', new[] { names.In(LocalizedText.Fallback) }.Concat(names.All.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)).Select(Folded).Distinct(StringComparer.Ordinal));

    /// <summary>A pattern of SQL's <c>like</c> for each word, which holds none of its signs: a name is found if all of them match its key.</summary>
    public static IReadOnlyList<string> Patterns(string words) => [.. Folded(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MaxWords).Select(word => $"%{word}%")];

    public static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                folded.Append(rune.ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format) && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }
}
