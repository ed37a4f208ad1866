using System.Globalization;

namespace Repository.Domain.Contributions.Checks;

/// <param name="Key">Its letters and digits: without dots and the plural's s.</param>
internal readonly record struct Acronym(string Key, TextSpan Span);

/// <summary>
/// Finds acronyms: words of two to six capitals, also with digits (R4V), in the plural (NGOs) and with dots (U.N., EE.UU.). Words written in capitals
/// for emphasis, symbols of documents (A/RES/73/195) and initials of people (J.R. Smith) are none.
/// </summary>
internal static class AcronymScanner
{
    private const int MinCapitals = 2;
    private const int MaxCapitals = 6;

    /// <summary>Capitals in a row from which on it is a word, not an acronym.</summary>
    private const int LettersOfWord = MaxCapitals + 1;

    /// <summary>Words of capitals that follow each other, from which on they are a shout.</summary>
    private const int WordsOfShout = 3;

    public static List<Acronym> In(string text)
    {
        var found = new List<Acronym>();
        foreach (var line in Lines(text))
        {
            AddLine(text, line, found);
        }

        return found;
    }

    private static IEnumerable<TextSpan> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            yield return new TextSpan(start, end - start);
            start = end + 1;
        }
    }

    private static void AddLine(string text, TextSpan line, List<Acronym> found)
    {
        var tokens = Tokens(text, line);
        if (IsShout(text, tokens))
        {
            return;
        }

        for (var i = 0; i < tokens.Count;)
        {
            var run = 1;
            while (i + run < tokens.Count && Follows(text, tokens[i + run - 1], tokens[i + run]) && IsCapitals(text, tokens[i + run - 1]) && IsCapitals(text, tokens[i + run]))
            {
                run++;
            }

            if (run < WordsOfShout)
            {
                AddRun(text, tokens, i, i + run, found);
            }

            i += run;
        }
    }

    /// <summary>A long word of capitals makes those around it part of a name: SOS MEDITERRANEE.</summary>
    private static void AddRun(string text, List<TextSpan> tokens, int from, int to, List<Acronym> found)
    {
        for (var i = from; i < to; i++)
        {
            if (IsCapitals(text, tokens[i]) && tokens[i].Length >= LettersOfWord)
            {
                return;
            }
        }

        for (var i = from; i < to; i++)
        {
            if (Read(text, tokens[i]) is { } acronym)
            {
                found.Add(acronym);
            }
        }
    }

    /// <summary>Runs of cased letters and digits, dotted acronyms as one; not those within symbols, hashtags and addresses.</summary>
    private static List<TextSpan> Tokens(string text, TextSpan line)
    {
        var tokens = new List<TextSpan>();
        for (var at = line.Start; at < line.End;)
        {
            if (!IsPart(text[at]))
            {
                at++;
                continue;
            }

            var end = EndOfDotted(text, at, line.End);
            if (end == at)
            {
                while (end < line.End && IsPart(text[end]))
                {
                    end++;
                }
            }

            if (at == line.Start || text[at - 1] is not ('#' or '@' or '_' or '&'))
            {
                tokens.Add(new TextSpan(at, end - at));
            }

            at = end;
        }

        return WithoutSymbols(text, tokens);
    }

    /// <summary>Without what slashes tie to a number.</summary>
    private static List<TextSpan> WithoutSymbols(string text, List<TextSpan> tokens)
    {
        var kept = new List<TextSpan>(tokens.Count);
        for (var i = 0; i < tokens.Count;)
        {
            var count = 1;
            while (i + count < tokens.Count && tokens[i + count].Start == tokens[i + count - 1].End + 1 && text[tokens[i + count].Start - 1] == '/')
            {
                count++;
            }

            if (count == 1)
            {
                kept.Add(tokens[i]);
            }
            else if (tokens.FindIndex(i, count, token => char.IsDigit(text[token.Start])) < 0)
            {
                kept.AddRange(tokens.GetRange(i, count));
            }

            i += count;
        }

        return kept;
    }

    /// <summary>The end of “U.N.” or “EE.UU.” that begins there; the place itself if none does.</summary>
    private static int EndOfDotted(string text, int at, int limit)
    {
        var groups = 0;
        var end = at;
        while (GroupLength(text, end, limit) is > 0 and var length)
        {
            end += length + 1;
            groups++;
        }

        // The last group may do without its dot.
        return groups >= 2 ? end
            : groups == 1 && end < limit && char.IsUpper(text[end]) && (end + 1 == limit || !IsPart(text[end + 1])) ? end + 1
            : at;
    }

    /// <summary>One capital or the same twice, before a dot.</summary>
    private static int GroupLength(string text, int at, int limit) =>
        at + 1 >= limit || !char.IsUpper(text[at]) ? 0
        : text[at + 1] == '.' ? 1
        : at + 2 < limit && text[at + 1] == text[at] && text[at + 2] == '.' ? 2
        : 0;

    private static bool IsShout(string text, List<TextSpan> tokens)
    {
        var capitals = tokens.Count(token => IsCapitals(text, token));
        return capitals >= WordsOfShout
            && tokens.Exists(token => token.Length >= LettersOfWord && IsCapitals(text, token))
            && capitals > 2 * tokens.Count(token => HasSmall(text, token));
    }

    private static bool Follows(string text, TextSpan before, TextSpan token) => token.Start == before.End + 1 && text[before.End] is ' ' or '\u00A0';

    private static bool IsCapitals(string text, TextSpan token) => token.Length >= 2 && !HasSmall(text, token) && char.IsUpper(text[token.Start]);

    private static bool HasSmall(string text, TextSpan token)
    {
        foreach (var unit in token.Of(text))
        {
            if (char.IsLower(unit))
            {
                return true;
            }
        }

        return false;
    }

    private static Acronym? Read(string text, TextSpan token)
    {
        var word = token.Of(text);
        if (word.Contains('.'))
        {
            return IsInitials(text, token) ? null : new Acronym(word.ToString().Replace(".", "", StringComparison.Ordinal), token);
        }

        var letters = word.Length > MinCapitals && word[^1] == 's' ? word[..^1] : word;
        var capitals = 0;
        foreach (var unit in letters)
        {
            if (!char.IsUpper(unit) && !char.IsDigit(unit))
            {
                return null;
            }

            capitals += char.IsUpper(unit) ? 1 : 0;
        }

        return capitals is >= MinCapitals and <= MaxCapitals && char.IsUpper(letters[0]) ? new Acronym(letters.ToString(), token) : null;
    }

    /// <summary>Two dotted letters before a name are somebody's first names, or are known to everybody.</summary>
    private static bool IsInitials(string text, TextSpan token) =>
        token.Length == 4 && token.End + 2 < text.Length && text[token.End] == ' ' && char.IsUpper(text[token.End + 1]) && char.IsLower(text[token.End + 2]);

    private static bool IsPart(char unit) => char.IsAscii(unit)
        ? char.IsAsciiLetterOrDigit(unit)
        : CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark;
}
