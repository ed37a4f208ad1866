using Repository.Search.Analysis;

namespace Repository.Search.Catalogue;

/// <summary>One thing to find: a word, or words in sequence.</summary>
/// <param name="Terms">At least one.</param>
/// <param name="Required">A record without it is no hit.</param>
internal sealed record TypedClause(IReadOnlyList<string> Terms, bool Required);

/// <summary>Reads what somebody typed. No input is an error: what is not understood is read as words, and what has none asks for nothing.</summary>
internal static class TypedWords
{
    /// <summary>Nobody means more; each costs a pass over the records. What follows is left out.</summary>
    public const int MaxWords = 64;

    /// <summary>Each clause once, in the order typed. Stop words are required in a phrase, and where there is nothing else.</summary>
    public static IReadOnlyList<TypedClause> Parse(string words)
    {
        var clauses = new List<TypedClause>();
        var left = MaxWords;
        foreach (var (text, quoted) in Parts(words))
        {
            var terms = Words(text).Take(left).ToList();
            left -= terms.Count;
            clauses.AddRange(quoted ? Phrase(terms) : terms.Select(term => new TypedClause([term], !StopWords.All.Contains(term))));
        }

        var distinct = clauses.GroupBy(clause => string.Join(' ', clause.Terms), StringComparer.Ordinal)
            .Select(same => same.First() with { Required = same.Any(clause => clause.Required) }).ToList();
        return distinct.Exists(clause => clause.Required) ? distinct : [.. distinct.Select(clause => clause with { Required = true })];
    }

    private static IEnumerable<string> Words(string text)
    {
        var tokens = new List<Token>();
        Analyzers.Plain.Analyze(text, tokens);
        return tokens.Select(token => token.Exact);
    }

    private static IEnumerable<TypedClause> Phrase(List<string> terms) => terms.Count == 0 ? [] : [new TypedClause(terms, Required: true)];

    /// <summary>The text between the quotation marks, in turn outside and inside; behind a mark that nothing closes is outside.</summary>
    private static IEnumerable<(string Text, bool Quoted)> Parts(string words)
    {
        var parts = words.Split(QuotationMarks);
        return parts.Select((text, i) => (text, i % 2 == 1 && i < parts.Length - 1));
    }

    /// <summary>Of the languages of the interface and those close to them; an opening and a closing one are not told apart.</summary>
    private static readonly char[] QuotationMarks = ['"', '“', '”', '„', '‟', '«', '»', '「', '」', '＂'];
}
