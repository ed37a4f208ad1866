using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>Which passwords may be chosen: long ones that nobody guesses. Any character will do, none must be there.</summary>
public static class PasswordRules
{
    public const int MinLength = 12;

    /// <summary>Room for any sentence, and a bound for what is hashed.</summary>
    public const int MaxLength = 256;

    /// <summary>What guesses have to be made of beside words of the site.</summary>
    private const int LeastOfOwn = 8;

    /// <summary>Shorter parts of a name are parts of many words.</summary>
    private const int LeastOfPerson = 4;

    private const int LeastDifferent = 5;

    private static readonly string[] SiteWords =
    [
        "repository", "repositorio", "répertoire", "practices", "practice", "practicas", "pratiques", "migration", "migrations", "migracion", "migrant", "network",
        "unitednations", "nationsunies", "nacionesunidas", "globalcompact", "compact", "password", "contraseña", "motdepasse", "gcm", "iom", "oim",
    ];

    private static readonly Lazy<FrozenSet<string>> Common = new(() => EmbeddedList.Lines("CommonPasswords.txt").ToFrozenSet(StringComparer.Ordinal));

    /// <summary>One form for what keyboards and systems type differently: é as one character, or as e with an accent.</summary>
    public static string Normalized(string password) => password.Normalize(NormalizationForm.FormC);

    /// <summary>Whether it can be a password of anybody: longer texts are not worth a hash, and half a surrogate pair has no normal form.</summary>
    public static bool CanBeOne(string password) => password.Length <= MaxLength * 2 && !StorableText.HasHalfAPair(password);

    /// <returns>Null if it may be chosen.</returns>
    public static PasswordFault? Check(string password, string email, string displayName)
    {
        if (!CanBeOne(password))
        {
            return PasswordFault.TooLong;
        }

        var normalized = Normalized(password);
        var length = new StringInfo(normalized).LengthInTextElements;
        var plain = normalized.ToLowerInvariant();
        return length < MinLength ? PasswordFault.TooShort
            : normalized.EnumerateRunes().Count() > MaxLength ? PasswordFault.TooLong
            : Common.Value.Contains(plain) || IsRun(plain) || IsRepetition(plain) || plain.Distinct().Count() < LeastDifferent ? PasswordFault.Common
            : OfOwn(plain, SiteWords) < LeastOfOwn ? PasswordFault.OfSite
            : PartsOf(email, displayName).Any(part => Letters(plain).Contains(part, StringComparison.Ordinal)) ? PasswordFault.OfPerson
            : null;
    }

    /// <summary>Each character next to the one before it, but for three at most: 123456789012, abcdefghijkl, 111111222222.</summary>
    private static bool IsRun(string plain) => plain.Zip(plain.Skip(1), (before, after) => Math.Abs(after - before) > 1 ? 1 : 0).Sum() <= 3;

    private static bool IsRepetition(string plain) => (plain + plain).IndexOf(plain, 1, StringComparison.Ordinal) < plain.Length;

    /// <summary>How many letters and digits are left without the words.</summary>
    private static int OfOwn(string plain, IEnumerable<string> words) =>
        words.OrderByDescending(word => word.Length).Aggregate(Letters(plain), (rest, word) => rest.Replace(word, "", StringComparison.Ordinal)).Length
        // Signs are what somebody chose, too.
        + plain.Count(c => !char.IsLetterOrDigit(c) && c is not (' ' or '-' or '_' or '.'));

    private static IEnumerable<string> PartsOf(string email, string displayName) =>
        displayName.Split(' ').Append(email.Split('@')[0]).Append(displayName)
            .Select(part => Letters(Normalized(part).ToLowerInvariant()))
            .Where(part => part.Length >= LeastOfPerson);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
