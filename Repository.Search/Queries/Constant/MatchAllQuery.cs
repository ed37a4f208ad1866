using Repository.Search.Scoring;

namespace Repository.Search.Queries.Constant;

/// <summary>Every document, with score 1.</summary>
public sealed record MatchAllQuery : Query
{
    internal override Weight CreateWeight(IndexStatistics statistics, bool scoring, float boost = 1) =>
        new ConstantWeight(this, boost, (segment, score, _) => new ConstantScorer(new AllDocuments(segment.DocumentCount), score));
}

/// <summary>No document.</summary>
public sealed record MatchNoneQuery : Query
{
    internal override Weight CreateWeight(IndexStatistics statistics, bool scoring, float boost = 1) => new ConstantWeight(this, boost, (_, _, _) => null);
}
