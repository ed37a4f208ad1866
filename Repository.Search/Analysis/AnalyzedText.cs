namespace Repository.Search.Analysis;

/// <summary>A text, or several that do not run into one another, with its words.</summary>
public sealed class AnalyzedText
{
    /// <summary>Parts two texts of one field. A phrase does not reach across it, and it is no part of any sentence.</summary>
    public const char Separator = '\n';

    private readonly Dictionary<string, List<int>> occurrences = new(StringComparer.Ordinal);
    private readonly List<Token> tokens = [];
    private readonly List<int> partOfToken = [];

    public AnalyzedText(params IReadOnlyList<string> parts)
    {
        Text = string.Join(Separator, parts);
        var start = 0;
        for (var part = 0; part < parts.Count; part++)
        {
            foreach (var token in Tokenizer.Tokenize(parts[part]))
            {
                Add(token with { Start = start + token.Start, End = start + token.End }, part);
            }

            start += parts[part].Length + 1;
        }
    }

    public string Text { get; }

    /// <summary>In the order of the text. Its count is the length that scoring goes by.</summary>
    public IReadOnlyList<Token> Tokens => tokens;

    /// <summary>Where the terms stand one after another: indexes into <see cref="Tokens"/> of the first, ascending.</summary>
    /// <param name="terms">At least one.</param>
    public IEnumerable<int> Occurrences(IReadOnlyList<string> terms) =>
        occurrences.GetValueOrDefault(terms[0]) is not { } starts ? [] : terms.Count == 1 ? starts : starts.Where(start => FollowFrom(start, terms));

    private bool FollowFrom(int start, IReadOnlyList<string> terms)
    {
        var last = start + terms.Count - 1;
        return last < tokens.Count && partOfToken[start] == partOfToken[last]
            && terms.Select((term, i) => tokens[start + i].Term == term).All(same => same);
    }

    private void Add(Token token, int part)
    {
        if (!occurrences.TryGetValue(token.Term, out var places))
        {
            occurrences.Add(token.Term, places = []);
        }

        places.Add(tokens.Count);
        tokens.Add(token);
        partOfToken.Add(part);
    }
}
