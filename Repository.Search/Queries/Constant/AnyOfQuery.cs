namespace Repository.Search.Queries.Constant;

/// <summary>Documents whose field holds one of the values, with score 1.</summary>
public sealed record AnyOfQuery : Query
{
    /// <param name="field">A keyword or facet field. One that no document has matches nothing.</param>
    /// <param name="values">In any order; none: matches nothing.</param>
    public AnyOfQuery(string field, params IEnumerable<string> values)
    {
        Field = field;
        Values = [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public string Field { get; }

    /// <summary>Each once, in ordinal order, so that the same values make the same query.</summary>
    public IReadOnlyList<string> Values { get; }

    public bool Equals(AnyOfQuery? other) => other is not null && Field == other.Field && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Field, Sequence.Hash(Values));
}
