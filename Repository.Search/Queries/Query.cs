using Repository.Search.Scoring;

namespace Repository.Search.Queries;

/// <summary>What is looked for: immutable, and equal by value, so that what a query matches in a segment can be kept under it.</summary>
public abstract record Query
{
    private protected Query()
    {
    }

    /// <summary>The query made ready for one snapshot.</summary>
    /// <param name="statistics">Of the snapshot.</param>
    /// <param name="scoring">Whether scores are asked for; otherwise they are 0.</param>
    /// <param name="boost">What scores are multiplied by.</param>
    internal abstract Weight CreateWeight(IndexStatistics statistics, bool scoring, float boost = 1);
}
