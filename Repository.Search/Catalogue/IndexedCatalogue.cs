using Repository.Domain.Taxonomy;
using Repository.Search.Indexing;

namespace Repository.Search.Catalogue;

/// <summary>The catalogue on the index.</summary>
/// <param name="snapshot">Of an index of <see cref="CatalogueSchema"/>; disposed of with the catalogue.</param>
/// <param name="taxonomy">That the documents were made with.</param>
public sealed class IndexedCatalogue(IndexSnapshot snapshot, TaxonomyTree taxonomy, long appliedSequence, Guid appliedChangeId) : ICatalogue, IDisposable
{
    public long AppliedSequence => appliedSequence;

    public Guid AppliedChangeId => appliedChangeId;

    public TaxonomyTree Taxonomy => taxonomy;

    public CatalogueResults Search(CatalogueQuery query) => throw new NotSupportedException("comes with the next commits");

    public IReadOnlyList<RelatedEntry> Related(Guid contributionId, string? kind, int count) => throw new NotSupportedException("comes with the next commits");

    public IReadOnlyList<CatalogueEntry> Translations(Guid contributionId) => throw new NotSupportedException("comes with the next commits");

    public CatalogueEntry? Find(Guid contributionId) => throw new NotSupportedException("comes with the next commits");

    public void Dispose() => snapshot.Dispose();
}
