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

    public override int? Count(SegmentReader segment) => term.TryFind(segment, out var entry) ? entry.DocumentFrequency : 0;

    public override bool AddMatches(SegmentReader segment, FixedBitSet matches, CancellationToken ct)
    {
        if (term.TryFind(segment, out var entry))
        {
            matches.Add(segment.Postings(query.Field, entry, positions: false));
        }

        return true;
    }

    public override Explanation Explain(SegmentReader segment, int docId) =>
        ScorerAt(segment, docId) is TermScorer scorer
            ? similarity?.Explain($"{query.Field}:{query.Term}", scorer.Frequency, scorer.Norm, term.ExplainRarity(query.Term, field)) ?? new Explanation(0, $"{query.Field}:{query.Term}, not scored")
            : Explanation.NoMatch($"no matching term {query.Field}:{query.Term}");
}
