namespace Repository.Search.Highlighting;

/// <summary>A part of a text that shows why it was found.</summary>
/// <param name="CutBefore">It starts inside a sentence.</param>
/// <param name="CutAfter">It ends inside a sentence.</param>
/// <param name="Weight">Sum over the clauses that it matches, each counted once.</param>
public readonly record struct Passage(TextSpan Span, bool CutBefore, bool CutAfter, double Weight);

/// <summary>Chooses what to show of a text: whole sentences of one paragraph, at most two, as long as they are short enough.</summary>
public static class Passages
{
    /// <summary>About three lines of a result list, in UTF-16 code units. A longer sentence is cut between words.</summary>
    public const int MaxLength = 300;

    /// <summary>The passage that matches most, the earliest of equal ones; null if there is no match. It starts with a sentence that matches.</summary>
    public static Passage? Best(string text, IReadOnlyList<TextMatch> matches)
    {
        Passage? best = null;
        foreach (var (firstSentence, span) in Candidates(text))
        {
            var inside = matches.Where(match => span.Contains(match.Start, match.End)).ToList();
            var weight = inside.DistinctBy(match => match.Clause).Sum(match => match.Weight);
            if (inside.Exists(match => match.Start < firstSentence.End) && (best is null || weight > best.Value.Weight))
            {
                best = Cut(text, span, inside.Min(match => match.Start), inside.Max(match => match.End)) with { Weight = weight };
            }
        }

        return best;
    }

    /// <summary>The start of a text.</summary>
    public static Passage First(string text) => Candidates(text).Select(pair => Cut(text, pair.Whole, pair.Whole.Start, pair.Whole.Start)).FirstOrDefault();

    /// <summary>Each sentence alone or, where both fit, with the one behind it. A sentence may be longer than what fits.</summary>
    private static IEnumerable<(TextSpan First, TextSpan Whole)> Candidates(string text)
    {
        var sentences = Sentences.Of(text).ToList();
        for (var i = 0; i < sentences.Count; i++)
        {
            var first = sentences[i];
            var both = i + 1 < sentences.Count ? first with { End = sentences[i + 1].End } : first;
            var fit = both.Length <= MaxLength && !text.AsSpan(both.Start, both.Length).ContainsAny('\n', '\r');
            yield return (first, fit ? both : first);
        }
    }

    /// <summary>What of a long sentence fits, with the matches from <paramref name="from"/> to <paramref name="to"/> about its middle.</summary>
    private static Passage Cut(string text, TextSpan span, int from, int to)
    {
        if (span.Length <= MaxLength)
        {
            return new Passage(span, CutBefore: false, CutAfter: false, Weight: 0);
        }

        var middle = from + (Math.Min(to - from, MaxLength) / 2);
        var start = Math.Clamp(middle - (MaxLength / 2), span.Start, span.End - MaxLength);
        var end = start + MaxLength;
        var kept = new TextSpan(start == span.Start ? start : WordStart(text, start, from), end == span.End ? end : WordEnd(text, start, end));
        return new Passage(kept, CutBefore: kept.Start > span.Start, CutAfter: kept.End < span.End, Weight: 0);
    }

    /// <summary>The next start of a word, at most at the limit.</summary>
    private static int WordStart(string text, int at, int limit)
    {
        while (at < limit && !(char.IsWhiteSpace(text[at - 1]) && !char.IsWhiteSpace(text[at])))
        {
            at++;
        }

        return at;
    }

    /// <summary>The end of the last whole word or, in a text without spaces, of the last whole character.</summary>
    private static int WordEnd(string text, int start, int end)
    {
        var at = end;
        while (at > start + (MaxLength / 2) && !(char.IsWhiteSpace(text[at]) && !char.IsWhiteSpace(text[at - 1])))
        {
            at--;
        }

        return at > start + (MaxLength / 2) ? at : char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }
}
