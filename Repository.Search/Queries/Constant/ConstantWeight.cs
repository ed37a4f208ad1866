using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Constant;

/// <param name="query">Names itself in explanations.</param>
/// <param name="createScorer">Makes the scorer for a segment with that score; null if nothing in it matches.</param>
internal sealed class ConstantWeight(Query query, float score, Func<SegmentReader, float, CancellationToken, Scorer?> createScorer) : Weight
{
    public override Scorer? CreateScorer(SegmentReader segment, CancellationToken ct) => createScorer(segment, score, ct);

    /// <summary>Terms of an expansion are a set already.</summary>
    public override bool AddMatches(SegmentReader segment, FixedBitSet matches, CancellationToken ct)
    {
        var scorer = createScorer(segment, score, ct);
        if (scorer?.Set is { } documents)
        {
            matches.UnionWith(documents);
        }

        return scorer is not { Set: null };
    }

    public override Explanation Explain(SegmentReader segment, int docId) =>
        ScorerAt(segment, docId) is { } scorer ? new Explanation(scorer.Score(), $"ConstantScore({query})") : Explanation.NoMatch($"{query} doesn't match");
}
