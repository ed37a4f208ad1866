using Repository.Search.Scoring;

namespace Repository.Search.Queries.Constant;

/// <summary>The same documents, each with the same score.</summary>
/// <param name="Inner">What is looked for; its own scores are not computed.</param>
/// <param name="Score">Finite and at least 0.</param>
public sealed record ConstantScoreQuery(Query Inner, float Score = 1) : Query
{
    public float Score { get; } = float.IsFinite(Score) && Score >= 0 ? Score : throw new ArgumentOutOfRangeException(nameof(Score), Score, "A score is finite and not negative.");

    internal override Weight CreateWeight(IndexStatistics statistics, bool scoring, float boost = 1)
    {
        var inner = Inner.CreateWeight(statistics, scoring: false);
        return new ConstantWeight(this, boost * Score, (segment, score, ct) => inner.CreateScorer(segment, ct) is { } scorer ? new ConstantScorer(scorer.Approximation, score, scorer.IsUndecided ? scorer.Matches : null) : null);
    }
}
