namespace Repository.Search.Queries.Constant;

/// <summary>Documents whose number lies in the range, with score 1. Those without a number never do.</summary>
/// <param name="Field">A number field, or a date field: then in microseconds since 1970 UTC. One that no document has matches nothing.</param>
/// <param name="Min">Included; null: no lower end.</param>
/// <param name="Max">Included; null: no upper end.</param>
public sealed record NumberRangeQuery(string Field, long? Min, long? Max) : Query;
