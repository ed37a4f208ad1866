namespace Repository.Search.Queries.Constant;

/// <summary>Every document, with score 1.</summary>
public sealed record MatchAllQuery : Query;

/// <summary>No document.</summary>
public sealed record MatchNoneQuery : Query;
