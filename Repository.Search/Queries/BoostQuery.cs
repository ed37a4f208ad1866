using Repository.Search.Scoring;

namespace Repository.Search.Queries;

/// <summary>The same documents with scores multiplied.</summary>
/// <param name="Inner">What is looked for.</param>
/// <param name="Boost">Finite and at least 0. Those within one another multiply, up to <see cref="MaxProduct"/>.</param>
public sealed record BoostQuery(Query Inner, float Boost) : Query
{
    /// <summary>Leaves room for the sum of thousands of scores; beyond the range of a float they would be infinite, and their differences no numbers.</summary>
    public const float MaxProduct = 1e30f;

    public float Boost { get; } = float.IsFinite(Boost) && Boost >= 0 ? Boost : throw new ArgumentOutOfRangeException(nameof(Boost), Boost, "A boost is finite and not negative.");

    internal override Weight CreateWeight(IndexStatistics statistics, bool scoring, float boost = 1) => Inner.CreateWeight(statistics, scoring, Math.Min(boost * Boost, MaxProduct));
}
