namespace Repository.Search.Highlighting;

/// <summary>A stretch of a text, in UTF-16 code units.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(int start, int end) => start >= Start && end <= End;
}

/// <summary>
/// Cuts a text into sentences, in the spirit of UAX #29, section 5: a sentence ends with its mark, closing quotes and brackets, and a space
/// before anything but a lower-case letter. It also ends with its line.
/// </summary>
public static class Sentences
{
    /// <summary>Abbreviations that stand before a name, in the languages of the interface, without their dot.</summary>
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "cf", "dr", "dra", "ee", "ej", "mr", "mrs", "ms", "sr", "sra", "st", "ste", "uu", "vs",
    };

    /// <summary>Those that stand before a number. Some are words too, so that elsewhere their dot ends a sentence.</summary>
    private static readonly HashSet<string> NumberAbbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "art", "arts", "fig", "no", "nos", "núm", "p", "para", "paras", "pp", "vol",
    };

    /// <summary>The sentences in order, without the space around them; none is empty.</summary>
    public static IEnumerable<TextSpan> Of(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('\n' or '\r') && !EndsSentence(text, at))
            {
                continue;
            }

            if (Trimmed(text, start, at + 1) is { Length: > 0 } sentence)
            {
                yield return sentence;
            }

            start = at + 1;
        }

        if (Trimmed(text, start, text.Length) is { Length: > 0 } last)
        {
            yield return last;
        }
    }

    /// <summary>Whether the last character of a sentence stands there: its mark, or what closes behind the mark.</summary>
    private static bool EndsSentence(string text, int at)
    {
        if (text[at] is '。' or '！' or '？')
        {
            return true;
        }

        if (at + 1 >= text.Length || !char.IsWhiteSpace(text[at + 1]))
        {
            return false;
        }

        var mark = at;
        while (mark > 0 && text[mark] is ')' or ']' or '"' or '\'' or '\u2019' or '”' or '»')
        {
            mark--;
        }

        return text[mark] switch
        {
            '!' or '?' or '…' or '؟' or '।' => !char.IsLower(Following(text, at)),
            '.' => !char.IsLower(Following(text, at)) && !(mark == at && IsAbbreviation(text, mark)),
            _ => false,
        };
    }

    /// <summary>The next character of the line that is not a space; a line end if there is none.</summary>
    private static char Following(string text, int at)
    {
        do
        {
            at++;
        }
        while (at < text.Length && char.IsWhiteSpace(text[at]) && text[at] != '\n');
        return at < text.Length ? text[at] : '\n';
    }

    /// <summary>Whether the dot there ends a known abbreviation or an initial: “U.S. Government”, “J. Smith”.</summary>
    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        var word = text[start..dot];
        return (word.Length == 1 && char.IsUpper(word[0])) || (word.Length > 1 && word[^2] == '.') || Abbreviations.Contains(word)
            || (NumberAbbreviations.Contains(word) && char.IsDigit(Following(text, dot)));
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}
