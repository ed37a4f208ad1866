using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;

namespace Repository.Domain.Contributions;

public sealed class ContributionStore(Database database, TimeProvider clock)
{
    /// <summary>The contribution of that number, whatever became of it, or null.</summary>
    public Task<Contribution?> FindAsync(Kind kind, int number, CancellationToken ct) => throw new NotSupportedException(database.ToString() + clock);

    /// <summary>The published record of that number with all its content, or null.</summary>
    public Task<PublishedRecord?> PublishedAsync(Kind kind, int number, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Published records by contribution id; those that are not published are left out. At most three commands, however many ids.</summary>
    public Task<IReadOnlyList<PublishedRecord>> PublishedAsync(IReadOnlyCollection<Guid> contributionIds, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>The next published records in order of id; an empty list ends it. Start with <see cref="Guid.Empty"/>.</summary>
    public Task<IReadOnlyList<PublishedRecord>> PublishedAfterAsync(Guid contributionId, int count, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>The newest revision, published or not, or null.</summary>
    public Task<Revision?> LatestRevisionAsync(Guid contributionId, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Creates a contribution with its first revision and publishes it.</summary>
    /// <exception cref="NumberTakenException">Another contribution of the kind has the number.</exception>
    public Task<Contribution> PublishNewAsync(NewContribution contribution, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Adds a revision and makes it the published one.</summary>
    /// <param name="expectedVersion"><see cref="Contribution.Version"/> as it was read.</param>
    /// <exception cref="StaleVersionException">Somebody else wrote meanwhile.</exception>
    public Task<Revision> PublishRevisionAsync(Guid contributionId, long expectedVersion, string slug, RevisionContent content, bool imported, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Says that these contributions are translations of one another.</summary>
    public Task LinkTranslationsAsync(Guid contributionId, Guid translationOfId, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Takes a record from the public and leaves a tombstone.</summary>
    /// <exception cref="StaleVersionException">Somebody else wrote meanwhile.</exception>
    public Task WithdrawAsync(Guid contributionId, long expectedVersion, string reason, CancellationToken ct) => throw new NotSupportedException();
}

/// <param name="Imported">Came from <c>content/</c>, not from a person here.</param>
public sealed record NewContribution(int Number, string Slug, RevisionContent Content, bool Imported);

/// <summary>A write was based on a version that is no longer the newest.</summary>
public sealed class StaleVersionException(string message) : Exception(message);

public sealed class NumberTakenException(string kind, int number) : Exception($"{kind} {number} exists already");
