using System.Numerics;

namespace Repository.Search.Highlighting;

/// <summary>A part of a text that shows why it was found.</summary>
/// <param name="CutBefore">It starts inside a sentence.</param>
/// <param name="CutAfter">It ends inside a sentence.</param>
public readonly record struct Passage(TextSpan Span, bool CutBefore, bool CutAfter);

/// <param name="Passages">In the order of the text; at most two.</param>
/// <param name="Weight">Sum over the clauses that they match, each counted once.</param>
public sealed record Extract(IReadOnlyList<Passage> Passages, double Weight);

/// <summary>Chooses what to show of a text. A passage is whole sentences of one paragraph, at most two, as long as they are short enough.</summary>
public static class Passages
{
    /// <summary>Of one passage, in UTF-16 code units: about three lines of a result list. A longer sentence is cut between words.</summary>
    public const int MaxLength = 300;

    /// <summary>Clauses are told apart by their number modulo this.</summary>
    public const int MaxClauses = 64;

    /// <summary>
    /// The passage that matches most, the earliest of equal ones, and another one if it adds a clause that the first lacks; null if there is no
    /// match. A passage starts with a sentence that matches.
    /// </summary>
    /// <param name="matches">Ascending by start.</param>
    public static Extract? Best(string text, IReadOnlyList<TextMatch> matches)
    {
        var weights = new double[MaxClauses];
        foreach (var match in matches)
        {
            weights[match.Clause % MaxClauses] = match.Weight;
        }

        var candidates = Candidates(text, matches);
        if (candidates.Count == 0)
        {
            return null;
        }

        var first = candidates.MaxBy(candidate => WeightOf(candidate.Clauses, weights));
        var second = candidates.Where(other => other.Span.Start >= first.Span.End || other.Span.End <= first.Span.Start).DefaultIfEmpty()
            .MaxBy(other => WeightOf(other.Clauses & ~first.Clauses, weights));
        var chosen = WeightOf(second.Clauses & ~first.Clauses, weights) > 0 ? new[] { first, second } : [first];
        return new Extract(
            [.. chosen.OrderBy(candidate => candidate.Span.Start).Select(candidate => Cut(text, candidate.Span, candidate.FirstMatch, candidate.LastMatch))],
            WeightOf(chosen.Aggregate(0UL, (clauses, candidate) => clauses | candidate.Clauses), weights));
    }

    /// <summary>The start of a text.</summary>
    public static Passage First(string text) => Stretches(text).Select(pair => Cut(text, pair.Whole, pair.Whole.Start, pair.Whole.Start)).FirstOrDefault();

    /// <param name="FirstMatch">Where the first match inside starts.</param>
    /// <param name="LastMatch">Where the last one ends.</param>
    /// <param name="Clauses">A bit for each clause that matches inside.</param>
    private readonly record struct Candidate(TextSpan Span, int FirstMatch, int LastMatch, ulong Clauses);

    private static List<Candidate> Candidates(string text, IReadOnlyList<TextMatch> matches)
    {
        var candidates = new List<Candidate>();
        var from = 0;
        foreach (var (first, span) in Stretches(text))
        {
            while (from < matches.Count && matches[from].Start < first.Start)
            {
                from++;
            }

            if (from < matches.Count && matches[from].Start < first.End && MatchesIn(span, matches, from) is { Clauses: not 0 } candidate)
            {
                candidates.Add(candidate);
            }
        }

        return candidates;
    }

    private static Candidate MatchesIn(TextSpan span, IReadOnlyList<TextMatch> matches, int from)
    {
        var candidate = new Candidate(span, FirstMatch: span.End, LastMatch: span.Start, Clauses: 0);
        for (var i = from; i < matches.Count && matches[i].Start < span.End; i++)
        {
            var match = matches[i];
            if (match.End <= span.End)
            {
                candidate = new Candidate(span, Math.Min(candidate.FirstMatch, match.Start), Math.Max(candidate.LastMatch, match.End), candidate.Clauses | (1UL << (match.Clause % MaxClauses)));
            }
        }

        return candidate;
    }

    private static double WeightOf(ulong clauses, double[] weights)
    {
        var weight = 0.0;
        for (; clauses != 0; clauses &= clauses - 1)
        {
            weight += weights[BitOperations.TrailingZeroCount(clauses)];
        }

        return weight;
    }

    /// <summary>Each sentence alone or, where both fit, with the one behind it. A sentence may be longer than what fits.</summary>
    private static IEnumerable<(TextSpan First, TextSpan Whole)> Stretches(string text)
    {
        TextSpan? before = null;
        foreach (var sentence in Sentences.Of(text))
        {
            if (before is { } first)
            {
                var both = first with { End = sentence.End };
                var fit = both.Length <= MaxLength && !text.AsSpan(both.Start, both.Length).ContainsAny('\n', '\r');
                yield return (first, fit ? both : first);
            }

            before = sentence;
        }

        if (before is { } last)
        {
            yield return (last, last);
        }
    }

    /// <summary>What of a long sentence fits, with the matches from <paramref name="from"/> to <paramref name="to"/> about its middle.</summary>
    private static Passage Cut(string text, TextSpan span, int from, int to)
    {
        if (span.Length <= MaxLength)
        {
            return new Passage(span, CutBefore: false, CutAfter: false);
        }

        var middle = from + (Math.Min(to - from, MaxLength) / 2);
        var start = Math.Clamp(middle - (MaxLength / 2), span.Start, span.End - MaxLength);
        var end = start + MaxLength;
        var kept = new TextSpan(start == span.Start ? start : WordStart(text, start, from), end == span.End ? end : WordEnd(text, start, end));
        return new Passage(kept, CutBefore: kept.Start > span.Start, CutAfter: kept.End < span.End);
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
