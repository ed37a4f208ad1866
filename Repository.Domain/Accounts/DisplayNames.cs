using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>Names that people show. Nobody takes one that looks like another's, nor one that speaks for the site.</summary>
public static class DisplayNames
{
    public const int MinLength = 2;
    public const int MaxLength = 80;

    /// <summary>More marks on one letter than any script has, which cover the lines around it.</summary>
    private const int MostMarks = 4;

    /// <summary>Whole names, or words that nobody's own name holds, in any look-alike form.</summary>
    private static readonly string[] ReservedNames =
    [
        "admin", "admins", "administrator", "administrators", "administrateur", "administratrice", "administrador", "administradora", "moderator", "moderators", "moderateur",
        "moderatrice", "moderador", "moderadora", "facilitator", "facilitateur", "facilitador", "secretariat", "secretaria", "editor", "editors", "editorial team", "staff",
        "team", "the team", "support", "help", "help desk", "helpdesk", "security", "webmaster", "postmaster", "hostmaster", "abuse", "root", "system", "sysadmin",
        "superuser", "noreply", "no reply", "mailer daemon", "anonymous", "anonyme", "anonimo", "former member", "deleted user", "unknown", "null", "undefined",
        "repository", "repository of practices", "migration network", "network on migration", "un", "onu", "iom", "oim", "un network on migration", "the network",
    ];

    private static readonly string[] ReservedParts =
    [
        "united nations", "nations unies", "naciones unidas", "un network on migration", "international organization for migration", "administrator", "moderator", "secretariat", "webmaster",
    ];

    private static readonly Lazy<FrozenDictionary<Rune, string>> LooksLike = new(() => EmbeddedList.Lines("Confusables.txt")
        .Select(line => line.Split(' ', 2))
        .SelectMany(pair => pair[1].EnumerateRunes().Select(rune => KeyValuePair.Create(rune, pair[0])))
        .ToFrozenDictionary());

    private static readonly Lazy<FrozenSet<string>> ReservedKeys = new(() => ReservedNames.Select(Key).ToFrozenSet(StringComparer.Ordinal));

    private static readonly Lazy<string[]> ReservedPartKeys = new(() => [.. ReservedParts.Select(Key)]);

    /// <summary>The name with single spaces and in one form of its characters.</summary>
    public static string Tidy(string name) =>
        string.Join(' ', (StorableText.HasHalfAPair(name) ? name : name.Normalize(NormalizationForm.FormC)).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What names that look alike have in common: compatibility forms, case, marks, spaces, look-alike letters of other alphabets.</summary>
    public static string Key(string name)
    {
        var letters = name.Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(IsLetterOrDigit).ToList();
        // A capital may look like a Latin one whose small letter does not: a name that can be read as Latin throughout is.
        var latin = string.Concat(letters.Select(Look));
        return Fold(latin.All(char.IsAscii) ? latin : string.Concat(letters.Select(letter => Look(Rune.ToLowerInvariant(letter)))));
    }

    /// <returns>Null if it may be chosen; whether it is another's is not known here.</returns>
    public static NameFault? Check(string name)
    {
        if (StorableText.HasHalfAPair(name) || WithoutJoiners(name).EnumerateRunes().Any(IsInvisible) || MarksInARow(name) > MostMarks)
        {
            return NameFault.Invisible;
        }

        var length = new StringInfo(name).LengthInTextElements;
        var key = Key(name);
        return length < MinLength ? NameFault.TooShort
            : name.Length > MaxLength ? NameFault.TooLong
            : !name.EnumerateRunes().Any(Rune.IsLetter) || key.Length == 0 ? NameFault.NoLetter
            : name.Split(' ', '-', '\'', '’', '.').Any(MixesAlphabets) ? NameFault.Mixed
            : ReservedKeys.Value.Contains(key) || ReservedPartKeys.Value.Any(part => key.Contains(part, StringComparison.Ordinal)) ? NameFault.Reserved
            : null;
    }

    private static string Look(Rune letter) => LooksLike.Value.TryGetValue(letter, out var look) ? look : letter.ToString();

    /// <summary>Case, and what looks alike in most fonts only where case is not known: I, l and 1, O and 0, rn and m, vv and w.</summary>
    private static string Fold(string latin) => latin.ToLowerInvariant()
        .Replace('i', 'l').Replace('1', 'l').Replace('0', 'o')
        .Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);

    private static bool IsLetterOrDigit(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.DecimalDigitNumber
        && !IsInvisible(rune);

    /// <summary>Controls, formats such as marks of direction, private and unassigned characters, spaces but the plain one, and letters without a shape.</summary>
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator && rune.Value != ' ')
        // Hangul fillers, Khmer inherent vowels, variation selectors, the blank of Braille, the grapheme joiner.
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5 or 0x034F or 0x2800 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Persian and the scripts of India write a joiner or its absence between letters; anywhere else it only hides.</summary>
    private static string WithoutJoiners(string name) => string.Concat(name.Where((c, i) =>
        !(c is '\u200c' or '\u200d' && i > 0 && i + 1 < name.Length && (TakesJoiners(name[i - 1]) && TakesJoiners(name[i + 1])))));

    private static bool TakesJoiners(char c) => c is (>= '\u0620' and <= '\u06ff') or (>= '\u0900' and <= '\u0dff');

    private static int MarksInARow(string name)
    {
        var (most, row) = (0, 0);
        foreach (var rune in name.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            row = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? row + 1 : 0;
            most = Math.Max(most, row);
        }

        return most;
    }

    private static bool MixesAlphabets(string word) =>
        word.Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(Rune.IsLetter).Select(Alphabet).Where(alphabet => alphabet.Length > 0).Distinct(StringComparer.Ordinal).Count() > 1;

    /// <summary>Of the alphabets whose letters look alike, by their blocks; empty for others, which may stand together as in Japanese.</summary>
    private static string Alphabet(Rune letter) => letter.Value switch
    {
        (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= 0x00C0 and <= 0x024F) or (>= 0x0250 and <= 0x02AF) or (>= 0x1E00 and <= 0x1EFF) or (>= 0xA720 and <= 0xA7FF) => "Latin",
        (>= 0x0370 and <= 0x03FF) or (>= 0x1F00 and <= 0x1FFF) => "Greek",
        (>= 0x0400 and <= 0x052F) or (>= 0x1C80 and <= 0x1C8F) or (>= 0x2DE0 and <= 0x2DFF) or (>= 0xA640 and <= 0xA69F) => "Cyrillic",
        >= 0x0530 and <= 0x058F => "Armenian",
        (>= 0x13A0 and <= 0x13FF) or (>= 0xAB70 and <= 0xABBF) => "Cherokee",
        (>= 0x2C80 and <= 0x2CFF) => "Coptic",
        (>= 0x10A0 and <= 0x10FF) or (>= 0x2D00 and <= 0x2D2F) => "Georgian",
        >= 0xA4D0 and <= 0xA4FF => "Lisu",
        >= 0x1400 and <= 0x167F => "Canadian",
        _ => "",
    };
}
