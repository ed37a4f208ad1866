using Repository.Search.Queries;
using Repository.Search.Queries.Boolean;
using Repository.Search.Queries.Constant;
using Repository.Search.Queries.Phrase;
using Repository.Search.Queries.Term;
using Repository.Search.Scoring;

namespace Repository.Search.Tests.Searching;

/// <summary>The same answers by looking at every document, in double precision.</summary>
internal sealed class NaiveSearch(IReadOnlyList<TestDocument> documents)
{
    private readonly Dictionary<string, (int Count, double AverageLength)> fields = [];
    private readonly Dictionary<(string Field, string Term), int> frequencies = [];

    /// <summary>Null if the document does not match.</summary>
    public double? Score(Query query, TestDocument document) => query switch
    {
        MatchAllQuery => 1,
        MatchNoneQuery => null,
        TermQuery term => Bm25(term.Field, [term.Term], document.Terms(term.Field).Count(word => word.Term == term.Term), document),
        PhraseQuery { Terms: [] } => null,
        PhraseQuery { Terms: [var only] } phrase => Score(new TermQuery(phrase.Field, only.Term), document),
        PhraseQuery { Slop: 0 } phrase => Bm25(phrase.Field, [.. phrase.Terms.Select(term => term.Term)], ExactMatches(phrase, document), document),
        PrefixQuery prefix => document.Terms(prefix.Field).Any(word => word.Term.StartsWith(prefix.Prefix, StringComparison.Ordinal)) ? 1 : null,
        AnyOfQuery any => document.Terms(any.Field).Any(word => any.Values.Contains(word.Term)) ? 1 : null,
        NumberRangeQuery range => document.Number(range.Field) is { } number && number >= (range.Min ?? long.MinValue) && number <= (range.Max ?? long.MaxValue) ? 1 : null,
        BoostQuery boost => Score(boost.Inner, document) * boost.Boost,
        ConstantScoreQuery { Inner: PhraseQuery { Slop: > 0, Terms.Count: > 1 } phrase } constant => MatchesWithin(phrase, document) ? constant.Score : null,
        ConstantScoreQuery constant => Score(constant.Inner, document) is null ? null : constant.Score,
        DisjunctionMaxQuery any => BestOf([.. any.Queries.Select(inner => Score(inner, document)).OfType<double>()], any.TieBreaker),
        BooleanQuery all => Sum(all, document),
        _ => throw new ArgumentOutOfRangeException(nameof(query), query, "no such query"),
    };

    private static double? BestOf(List<double> scores, double tieBreaker) => scores.Count == 0 ? null : scores.Max() + ((scores.Sum() - scores.Max()) * tieBreaker);

    private double? Sum(BooleanQuery query, TestDocument document)
    {
        var scores = query.Clauses.Select(clause => (clause.Occur, Score: Score(clause.Query, document))).ToList();
        var required = scores.Where(clause => clause.Occur is Occur.Must or Occur.Filter).ToList();
        var minimum = Math.Max(query.MinimumShouldMatch, required.Count == 0 ? 1 : 0);
        return required.Any(clause => clause.Score is null) || scores.Any(clause => clause is { Occur: Occur.MustNot, Score: not null })
            || scores.Count(clause => clause is { Occur: Occur.Should, Score: not null }) < minimum
            ? null
            : scores.Where(clause => clause.Occur is Occur.Must or Occur.Should).Sum(clause => clause.Score ?? 0);
    }

    private double? Bm25(string field, IReadOnlyList<string> terms, int frequency, TestDocument document)
    {
        if (frequency == 0)
        {
            return null;
        }

        var (count, averageLength) = Field(field);
        var length = field is "title" or "body" ? SmallFloat.Byte4ToInt(SmallFloat.IntToByte4(document.Terms(field).Count)) : 1;
        var rarity = terms.Sum(term => Search.Scoring.Bm25.InverseDocumentFrequency(DocumentFrequency(field, term), count));
        return rarity * Search.Scoring.Bm25.TermFrequency(frequency, length, averageLength);
    }

    private (int Count, double AverageLength) Field(string field)
    {
        if (!fields.TryGetValue(field, out var known))
        {
            var lengths = documents.Select(document => document.Terms(field).Count).Where(length => length > 0).ToList();
            fields.Add(field, known = (lengths.Count, lengths.Average()));
        }

        return known;
    }

    private int DocumentFrequency(string field, string term)
    {
        if (!frequencies.TryGetValue((field, term), out var known))
        {
            frequencies.Add((field, term), known = documents.Count(document => document.Terms(field).Any(word => word.Term == term)));
        }

        return known;
    }

    private static int ExactMatches(PhraseQuery phrase, TestDocument document)
    {
        var words = document.Terms(phrase.Field);
        return words.Count(first => first.Term == phrase.Terms[0].Term && phrase.Terms.All(term => words.Contains((term.Term, first.Position + term.Position - phrase.Terms[0].Position))));
    }

    /// <summary>Whether occurrences can be chosen whose starts lie within the slop. For phrases of different words.</summary>
    private static bool MatchesWithin(PhraseQuery phrase, TestDocument document)
    {
        var starts = phrase.Terms.Select(term => document.Terms(phrase.Field).Where(word => word.Term == term.Term).Select(word => word.Position - term.Position).ToList()).ToList();
        return Chosen(0, int.MaxValue, int.MinValue);

        bool Chosen(int term, int least, int greatest) =>
            term == starts.Count ? greatest - least <= phrase.Slop : starts[term].Any(start => Chosen(term + 1, Math.Min(least, start), Math.Max(greatest, start)));
    }
}
