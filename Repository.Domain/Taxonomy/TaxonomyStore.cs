using Repository.Domain.Data;

namespace Repository.Domain.Taxonomy;

public sealed class TaxonomyStore(Database database)
{
    public Task<TaxonomyTree> LoadAsync(CancellationToken ct) => throw new NotSupportedException(database.ToString());

    /// <summary>Writes what differs and one change-log row if anything did. Terms that are no longer given stay: records may name them.</summary>
    /// <returns>How many terms were added or changed.</returns>
    public Task<int> SaveAsync(IReadOnlyList<Term> terms, CancellationToken ct) => throw new NotSupportedException();
}
