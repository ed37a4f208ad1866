using Repository.Search.Scoring;

namespace Repository.Search.Queries.Boolean;

/// <summary>Documents that match any of the queries, with the score of the best one and a share of the others'.</summary>
public sealed record DisjunctionMaxQuery : Query
{
    /// <param name="queries">None: matches nothing.</param>
    /// <param name="tieBreaker">The share, from 0 (only the best counts) to 1 (the sum).</param>
    public DisjunctionMaxQuery(IReadOnlyList<Query> queries, float tieBreaker)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tieBreaker);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tieBreaker, 1);
        Queries = [.. queries];
        TieBreaker = tieBreaker;
    }

    public IReadOnlyList<Query> Queries { get; }

    public float TieBreaker { get; }

    internal override Weight CreateWeight(IndexStatistics statistics, bool scoring, float boost = 1) =>
        TieBreaker >= 1 ? Sum().CreateWeight(statistics, scoring, boost) : new DisjunctionMaxWeight(this, statistics, scoring, boost);

    /// <summary>With a share of 1 the score is a sum.</summary>
    internal BooleanQuery Sum() => new([.. Queries.Select(query => new BooleanClause(Occur.Should, query))]);

    public bool Equals(DisjunctionMaxQuery? other) => other is not null && TieBreaker.Equals(other.TieBreaker) && Queries.SequenceEqual(other.Queries);

    public override int GetHashCode() => HashCode.Combine(TieBreaker, Sequence.Hash(Queries));
}
