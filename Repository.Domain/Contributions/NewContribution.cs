namespace Repository.Domain.Contributions;

/// <param name="Imported">Came from <c>content/</c>, not from a person here.</param>
public sealed record NewContribution(int Number, string Slug, RevisionContent Content, bool Imported);

/// <summary>A write was based on a version that is no longer the newest.</summary>
public sealed class StaleVersionException(string message) : Exception(message);

public sealed class NumberTakenException(string kind, int number) : Exception($"{kind} {number} exists already");
