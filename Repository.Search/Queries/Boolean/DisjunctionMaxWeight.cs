using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Boolean;

internal sealed class DisjunctionMaxWeight(DisjunctionMaxQuery query, IndexStatistics statistics, bool scoring, float boost) : Weight
{
    private readonly IReadOnlyList<Weight> weights = [.. query.Queries.Select(inner => inner.CreateWeight(statistics, scoring, boost))];

    public override Scorer? CreateScorer(SegmentReader segment, CancellationToken ct)
    {
        var scorers = weights.Select(weight => weight.CreateScorer(segment, ct)).OfType<Scorer>().ToList();
        return scorers switch
        {
            [] => null,
            [var only] => only,
            _ => new DisjunctionScorer(scorers, minimumMatches: 1, segment.DocumentCount, query.TieBreaker),
        };
    }

    public override bool AddMatches(SegmentReader segment, FixedBitSet matches, CancellationToken ct) => weights.All(weight => weight.AddMatches(segment, matches, ct));

    public override Explanation Explain(SegmentReader segment, int docId)
    {
        var explained = weights.Select(weight => weight.Explain(segment, docId));
        return ScorerAt(segment, docId) is { } scorer
            ? new Explanation(scorer.Score(), $"max plus {query.TieBreaker:R} times others of:", [.. explained.Where(explanation => explanation.IsMatch)])
            : Explanation.NoMatch("no matching clause", [.. explained]);
    }
}
