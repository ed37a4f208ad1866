using System.Globalization;
using System.Text;

namespace Repository.Web.Mail;

/// <summary>Makes one harmless line of a text that people wrote.</summary>
public static class PlainLine
{
    public const int MaxName = 60;
    public const int MaxSubject = 150;
    public const int MaxArgument = 300;

    /// <summary>What a moderator wrote to an author.</summary>
    public const int MaxReason = 2_000;

    /// <summary>
    /// Without controls, line ends, marks of direction and other characters that nobody sees, save for those that join letters in Arabic and Indian scripts;
    /// white space becomes one space; at most so many characters as a reader counts them.
    /// </summary>
    public static string Of(string text, int maxLength)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                Append(line, ' ');
            }
            else if (IsSeen(rune))
            {
                line.Append(rune);
            }
        }

        return Cut(line.ToString().Trim(), maxLength);
    }

    /// <summary>
    /// A name that stands in a mail: letters and what stands between them. What holds anything else, such as an address or a link, is no name: it is left out,
    /// as whoever registers with the address of another could have it sent to them.
    /// </summary>
    /// <returns>Empty if it is no name.</returns>
    public static string OfName(string text)
    {
        // One that had to be cut ends in a character that is none of a name's.
        var name = Of(text, MaxName);
        return name.EnumerateRunes().All(IsOfNames) && !HasDotWithin(name) ? name : "";
    }

    /// <summary>For a header: also without what could end a quoted word or begin an encoded one.</summary>
    public static string OfHeader(string text, int maxLength) => Of(text, maxLength)
        .Replace('"', '\'').Replace('\\', '/').Replace("=?", "= ?", StringComparison.Ordinal);

    private static void Append(StringBuilder line, char space)
    {
        if (line.Length > 0 && line[^1] != space)
        {
            line.Append(space);
        }
    }

    private static bool IsSeen(Rune rune) => rune.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate) && rune != Rune.ReplacementChar;

    private static bool IsOfNames(Rune rune) => Rune.IsLetter(rune) || rune.Value is ' ' or '.' or ',' or '\'' or '’' or 'ʼ' or '-' or '‐' or '·' or '&' or '(' or ')' or 0x200C or 0x200D
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>As in “example.org”, which programs make a link of; not in “J.R. Doe”.</summary>
    private static bool HasDotWithin(string name)
    {
        var words = name.Split('.');
        return words.Skip(1).Any(word => word.Length >= 2 && word[0] != ' ' && char.IsLetter(word[1]));
    }

    /// <summary>A letter under a heap of marks counts as more than one.</summary>
    private static string Cut(string line, int maxLength)
    {
        var end = 0;
        var elements = StringInfo.GetTextElementEnumerator(line);
        for (var count = 0; count < maxLength && elements.MoveNext(); count++)
        {
            var next = elements.ElementIndex + elements.GetTextElement().Length;
            if (next > maxLength * 4)
            {
                break;
            }

            end = next;
        }

        return end == line.Length ? line : $"{line[..end].TrimEnd()}…";
    }
}
