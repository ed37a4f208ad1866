using System.Text;

namespace Repository.Domain.Contributions.Checks;

/// <summary>Pieces of a text, fit for a sentence about it.</summary>
internal static class Evidence
{
    /// <summary>In UTF-16 code units, the mark of the cut included.</summary>
    public const int MaxLength = 80;

    /// <summary>The text in one line, cut where it is too long.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var line = new StringBuilder(MaxLength);
        foreach (var unit in text.Trim())
        {
            if (line.Length == MaxLength)
            {
                return Cut(line);
            }

            var blank = char.IsWhiteSpace(unit) || char.IsControl(unit);
            if (!blank)
            {
                line.Append(unit);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    private static string Cut(StringBuilder line)
    {
        line.Length = char.IsHighSurrogate(line[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1;
        return line.ToString().TrimEnd() + "…";
    }
}
