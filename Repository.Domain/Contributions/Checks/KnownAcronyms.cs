using System.Collections.Frozen;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Contributions.Checks;

/// <summary>What need not be spelled out, as everybody knows it in that language: organisations, units, currencies, countries, Roman numerals.</summary>
internal static class KnownAcronyms
{
    private static readonly LanguageLists Lists = new("known-acronyms.txt");

    private static readonly FrozenSet<string> EverywhereKnown = Lists.Of(LanguageLists.Any).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FrozenSet<string>> ByLanguage =
        Lists.Languages.ToFrozenDictionary(language => language, language => Lists.Of(language).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Up to 89: numerals with C, D or M are rare in such texts, and acronyms of these letters are not.</summary>
    private static readonly FrozenSet<string> RomanNumerals =
    [
        .. from tens in new[] { "", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX" }
           from units in new[] { "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX" }
           select tens + units,
    ];

    public static bool Contains(string acronym, string language, TaxonomyTree taxonomy) =>
        EverywhereKnown.Contains(acronym)
        || (ByLanguage.TryGetValue(language, out var known) && known.Contains(acronym))
        || RomanNumerals.Contains(acronym)
        || IsCountry(acronym, taxonomy);

    private static bool IsCountry(string acronym, TaxonomyTree taxonomy) => acronym.Length switch
    {
        2 => taxonomy.Find(Dimension.Country, acronym.ToLowerInvariant()) is not null,
        3 => taxonomy.All(Dimension.Country).Any(country => country.Alpha3 == acronym),
        _ => false,
    };
}
