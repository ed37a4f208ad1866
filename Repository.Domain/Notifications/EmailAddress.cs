using System.Text.RegularExpressions;

namespace Repository.Domain.Notifications;

/// <summary>Which addresses this program writes to.</summary>
public static partial class EmailAddress
{
    /// <summary>RFC 5321, 4.5.3.1.3, without the angle brackets.</summary>
    public const int MaxLength = 254;

    /// <summary>RFC 5321, 4.5.3.1.1.</summary>
    private const int MaxLocalLength = 64;

    /// <summary>
    /// A plain address in ASCII: a dot-atom, @, and a host name, an international one in its xn-- form. Not the forms of RFC 5322 that only ever serve
    /// to smuggle: quoted local parts, comments, address literals, lists, names in front.
    /// </summary>
    public static bool CanBeWritten(string address) =>
        address.Length <= MaxLength && address.IndexOf('@', StringComparison.Ordinal) is > 0 and <= MaxLocalLength && Plain().IsMatch(address);

    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
