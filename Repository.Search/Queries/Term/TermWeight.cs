using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Term;

internal sealed class TermWeight : Weight
{
    private readonly TermQuery query;
    private readonly FieldStatistics field;
    private readonly TermStatistics term;
    private readonly Bm25Scorer? similarity;

    public TermWeight(TermQuery query, IndexStatistics statistics, bool scoring, float boost)
    {
        this.query = query;
        term = statistics.Term(query.Field, query.Term);
        if (scoring && term.DocumentFrequency > 0)
        {
            field = statistics.Field(query.Field);
            similarity = new Bm25Scorer(field, term.Rarity(field), boost);
        }
    }

    public override Scorer? CreateScorer(SegmentReader segment, CancellationToken ct) =>
        term.TryFind(segment, out var entry) ? new TermScorer(segment.Postings(query.Field, entry, positions: false), segment.NormValues(query.Field), similarity) : null;

    public override Explanation Explain(SegmentReader segment, int docId) =>
        ScorerAt(segment, docId) is TermScorer scorer
            ? similarity?.Explain($"{query.Field}:{query.Term}", scorer.Frequency, scorer.Norm, term.ExplainRarity(query.Term, field)) ?? new Explanation(0, $"{query.Field}:{query.Term}, not scored")
            : Explanation.NoMatch($"no matching term {query.Field}:{query.Term}");
}
