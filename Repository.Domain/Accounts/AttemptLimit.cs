namespace Repository.Domain.Accounts;

/// <summary>So many tries, and no more, within any time of that length.</summary>
public sealed record AttemptLimit(int Count, TimeSpan Window);
