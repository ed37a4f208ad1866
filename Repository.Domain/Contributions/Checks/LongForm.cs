namespace Repository.Domain.Contributions.Checks;

/// <summary>
/// Whether an acronym is spelled out where it stands: “Long Form (LF)” or “LF (Long Form)”. The long form fits if the acronym's letters come in it in order,
/// from the beginning of a word on, or if it is a name of several capitalised words, as of a foreign organisation, or in another script.
/// </summary>
internal static class LongForm
{
    /// <summary>In code units, to either side: the longest names have not half of it.</summary>
    private const int MaxLength = 300;

    /// <summary>Between the opening parenthesis and the acronym, as in “(in short: ABC)”.</summary>
    private const int MaxLead = 40;

    /// <summary>Capitalised words that make a name of its own.</summary>
    private const int WordsOfName = 3;

    /// <summary>Words in a row that a name leaves small: “of the”, “living abroad”.</summary>
    private const int SmallWordsOfName = 2;

    /// <summary>The piece of text that spells it out, with the acronym; null if none does.</summary>
    public static TextSpan? At(string text, Acronym acronym) => Before(text, acronym) ?? After(text, acronym);

    private static TextSpan? Before(string text, Acronym acronym)
    {
        var open = acronym.Span.Start - 1;
        while (open >= 0 && open >= acronym.Span.Start - MaxLead && text[open] is not ('(' or '（' or '[' or ')' or '\n'))
        {
            open--;
        }

        if (open < 0 || text[open] is not ('(' or '（' or '['))
        {
            return null;
        }

        var close = text.AsSpan(acronym.Span.End, Math.Min(MaxLead, text.Length - acronym.Span.End)).IndexOfAny(')', '）', ']');
        return close >= 0 && StartOfLongForm(text, open, acronym) is { } start ? new TextSpan(start, acronym.Span.End + close + 1 - start) : null;
    }

    private static int? StartOfLongForm(string text, int end, Acronym acronym)
    {
        var sentence = StartOfSentence(text, end);
        var piece = text[sentence..end];
        if (IsOtherScript(piece))
        {
            return sentence;
        }

        var words = Words(piece);
        return Fitting(piece, words, acronym.Key) is { } first ? sentence + words[first].Start : null;
    }

    private static int StartOfSentence(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start < MaxLength && text[start - 1] is not ('\n' or ';' or ':' or '!' or '?' or '(' or ')' or '。' or '，') && !EndsSentence(text, start - 1))
        {
            start--;
        }

        return start;
    }

    private static bool EndsSentence(string text, int at) => text[at] == '.' && at + 1 < text.Length && text[at + 1] == ' ' && at > 1 && char.IsLower(text[at - 1]) && char.IsLower(text[at - 2]);

    private static TextSpan? After(string text, Acronym acronym)
    {
        var open = acronym.Span.End;
        while (open < text.Length && text[open] is ' ' or '\u00A0' or '”' or '"' or '»' or '*')
        {
            open++;
        }

        if (open >= text.Length || text[open] is not ('(' or '（'))
        {
            return null;
        }

        var length = text.AsSpan(open, Math.Min(MaxLength, text.Length - open)).IndexOfAny(')', '）');
        if (length < 0)
        {
            return null;
        }

        var piece = text[(open + 1)..(open + length)];
        return IsOtherScript(piece) || Fitting(piece, Words(piece), acronym.Key) is not null ? new TextSpan(acronym.Span.Start, open + length + 1 - acronym.Span.Start) : null;
    }

    /// <summary>The words, with parts between hyphens as words of their own.</summary>
    private static List<TextSpan> Words(string piece)
    {
        var words = new List<TextSpan>();
        for (var at = 0; at < piece.Length;)
        {
            var start = at;
            while (at < piece.Length && char.IsLetterOrDigit(piece[at]))
            {
                at++;
            }

            if (at > start)
            {
                words.Add(new TextSpan(start, at - start));
            }

            at = Math.Max(at, start + 1);
        }

        return words;
    }

    /// <summary>The first word of the shortest end of the piece that fits; null if none does.</summary>
    private static int? Fitting(string piece, List<TextSpan> words, string acronym)
    {
        var letters = Checks.Words.Fold(string.Concat(acronym.Where(char.IsLetter)));
        var folded = words.ConvertAll(word => Checks.Words.Fold(word.Of(piece)));
        var most = (3 * letters.Length) + 4;
        var least = Math.Max(0, words.Count - most);
        for (var first = words.Count - 2; first >= least; first--)
        {
            if (folded[first].StartsWith(letters[0]) && Fits(folded, first, letters))
            {
                return first;
            }
        }

        return NameAtEnd(piece, words);
    }

    /// <summary>Each letter is the first of a later word or a later one of the same word; words may be passed over.</summary>
    private static bool Fits(List<string> words, int first, string letters)
    {
        var next = 0;
        for (var i = first; i < words.Count && next < letters.Length; i++)
        {
            var from = 0;
            while (next < letters.Length && (from == 0 ? (words[i].StartsWith(letters[next]) ? 0 : -1) : words[i].IndexOf(letters[next], from)) is >= 0 and var at)
            {
                // A letter that begins the next word is better kept for it.
                if (from > 0 && i + 1 < words.Count && words[i + 1].StartsWith(letters[next]))
                {
                    break;
                }

                from = at + 1;
                next++;
            }
        }

        return next == letters.Length;
    }

    /// <summary>The first word of a name of capitalised words, such as “Council of the Moroccan Community living abroad”; null if the piece does not end with one.</summary>
    private static int? NameAtEnd(string piece, List<TextSpan> words)
    {
        var (capitalised, small, first) = (0, 0, words.Count);
        for (var i = words.Count - 1; i >= 0 && small <= SmallWordsOfName; i--)
        {
            if (char.IsUpper(piece[words[i].Start]) && words[i].Length > 1)
            {
                (capitalised, small, first) = (capitalised + 1, 0, i);
            }
            else
            {
                small++;
            }
        }

        return capitalised >= WordsOfName ? first : null;
    }

    /// <summary>Initials cannot be compared across scripts: 国际移民组织（IOM）.</summary>
    private static bool IsOtherScript(string piece)
    {
        var last = piece.AsSpan().TrimEnd(" \u00A0*”»\"").Length - 1;
        return last >= 1 && char.IsLetter(piece[last]) && piece[last] > '\u036F' && !IsLatin(piece[last]);
    }

    private static bool IsLatin(char unit) => unit is <= '\u024F' or (>= '\u1E00' and <= '\u1EFF');
}
