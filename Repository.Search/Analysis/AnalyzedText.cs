namespace Repository.Search.Analysis;

/// <summary>A text, or several that do not run into one another, with its words.</summary>
public sealed class AnalyzedText
{
    private readonly Dictionary<string, List<int>> occurrences = new(StringComparer.Ordinal);
    private readonly List<Token> tokens = [];

    public AnalyzedText(params IReadOnlyList<string> parts)
    {
        Text = string.Join(Analyzer.PartSeparator, parts);
        Analyzers.Plain.Analyze(parts, tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!occurrences.TryGetValue(tokens[i].Exact, out var places))
            {
                occurrences.Add(tokens[i].Exact, places = []);
            }

            places.Add(i);
        }
    }

    public string Text { get; }

    /// <summary>In the order of the text. Its count is the length that scoring goes by.</summary>
    public IReadOnlyList<Token> Tokens => tokens;

    /// <summary>Where the exact words stand one after another: indexes into <see cref="Tokens"/> of the first, ascending.</summary>
    /// <param name="terms">At least one.</param>
    public IEnumerable<int> Occurrences(IReadOnlyList<string> terms) =>
        occurrences.GetValueOrDefault(terms[0]) is not { } starts ? [] : terms.Count == 1 ? starts : starts.Where(start => FollowFrom(start, terms));

    private bool FollowFrom(int start, IReadOnlyList<string> terms)
    {
        var last = start + terms.Count - 1;
        return last < tokens.Count && tokens[last].Position - tokens[start].Position == last - start
            && terms.Select((term, i) => tokens[start + i].Exact == term).All(same => same);
    }
}
