using Repository.Search.Scoring;

namespace Repository.Search.Queries.Boolean;

/// <summary>Documents that match clauses together. Without any clause that could find something it matches nothing.</summary>
public sealed record BooleanQuery : Query
{
    /// <param name="clauses">In the order in which scores are summed.</param>
    /// <param name="minimumShouldMatch">
    /// How many <see cref="Occur.Should"/> clauses a document must match, at least 0. Where nothing is <see cref="Occur.Must"/> or
    /// <see cref="Occur.Filter"/> it must match one in any case.
    /// </param>
    public BooleanQuery(IReadOnlyList<BooleanClause> clauses, int minimumShouldMatch = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minimumShouldMatch);
        Clauses = [.. clauses];
        MinimumShouldMatch = minimumShouldMatch;
    }

    public IReadOnlyList<BooleanClause> Clauses { get; }

    public int MinimumShouldMatch { get; }

    internal override Weight CreateWeight(IndexStatistics statistics, bool scoring, float boost = 1) => new BooleanWeight(this, statistics, scoring, boost);

    public bool Equals(BooleanQuery? other) => other is not null && MinimumShouldMatch == other.MinimumShouldMatch && Clauses.SequenceEqual(other.Clauses);

    public override int GetHashCode() => HashCode.Combine(MinimumShouldMatch, Sequence.Hash(Clauses));
}

public readonly record struct BooleanClause(Occur Occur, Query Query);

/// <summary>What a clause asks of a document.</summary>
public enum Occur
{
    /// <summary>Must match, and counts in the score.</summary>
    Must,

    /// <summary>May match, and counts in the score if it does.</summary>
    Should,

    /// <summary>Must not match.</summary>
    MustNot,

    /// <summary>Must match, and does not count in the score.</summary>
    Filter,
}
