using Repository.Search.Scoring;

namespace Repository.Search.Queries;

/// <summary>The same documents with scores multiplied.</summary>
/// <param name="Inner">What is looked for.</param>
/// <param name="Boost">Finite and at least 0.</param>
public sealed record BoostQuery(Query Inner, float Boost) : Query
{
    public float Boost { get; } = float.IsFinite(Boost) && Boost >= 0 ? Boost : throw new ArgumentOutOfRangeException(nameof(Boost), Boost, "A boost is finite and not negative.");

    internal override Weight CreateWeight(IndexStatistics statistics, bool scoring, float boost = 1) => Inner.CreateWeight(statistics, scoring, boost * Boost);
}
