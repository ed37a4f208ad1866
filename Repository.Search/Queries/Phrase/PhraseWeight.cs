using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Phrase;

internal sealed class PhraseWeight : Weight
{
    private readonly PhraseQuery query;
    private readonly FieldStatistics field;
    private readonly IReadOnlyList<TermStatistics> terms;
    private readonly Bm25Scorer? similarity;

    /// <param name="query">Of at least two terms.</param>
    public PhraseWeight(PhraseQuery query, IndexStatistics statistics, bool scoring, float boost)
    {
        this.query = query;
        terms = [.. query.Terms.Select(term => statistics.Term(query.Field, term.Term))];
        if (scoring && terms.All(term => term.DocumentFrequency > 0))
        {
            field = statistics.Field(query.Field);
            similarity = new Bm25Scorer(field, Rarity(), boost);
        }
    }

    public override Scorer? CreateScorer(SegmentReader segment, CancellationToken ct)
    {
        var phrase = new PhrasePositions[terms.Count];
        for (var i = 0; i < phrase.Length; i++)
        {
            if (!terms[i].TryFind(segment, out var entry))
            {
                return null;
            }

            phrase[i] = new PhrasePositions(segment.Postings(query.Field, entry, positions: true), query.Terms[i].Term, query.Terms[i].Position);
        }

        PhraseMatcher matcher = query.Slop == 0 ? new ExactPhraseMatcher(phrase) : new SloppyPhraseMatcher(phrase, query.Slop);
        return new PhraseScorer(phrase, matcher, segment.NormValues(query.Field)!, similarity, ct);
    }

    public override Explanation Explain(SegmentReader segment, int docId)
    {
        var words = $"{query.Field}:\"{string.Join(' ', query.Terms.Select(term => term.Term))}\"{(query.Slop > 0 ? $"~{query.Slop}" : "")}";
        return ScorerAt(segment, docId) is PhraseScorer scorer
            ? similarity?.Explain(words, scorer.Frequency, scorer.Norm, ExplainRarity()) ?? new Explanation(0, $"{words}, not scored")
            : Explanation.NoMatch($"no matching phrase {words}");
    }

    /// <summary>Summed in double, term for term, as Lucene does; a term that stands twice in the phrase counts twice.</summary>
    private float Rarity() => (float)terms.Sum(term => (double)term.Rarity(field));

    private Explanation ExplainRarity() =>
        new(Rarity(), "idf, sum of:", [.. terms.Select((term, i) => term.ExplainRarity(query.Terms[i].Term, field))]);
}
