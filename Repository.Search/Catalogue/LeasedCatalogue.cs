using Repository.Domain.Taxonomy;
using Repository.Search.Indexing;

namespace Repository.Search.Catalogue;

/// <summary>A reader's own hold on a moment of the catalogue: its files stay open until the last one lets go.</summary>
public sealed class LeasedCatalogue : ICatalogue, IDisposable
{
    private SharedCatalogue? shared;

    internal LeasedCatalogue(SharedCatalogue shared) => this.shared = shared;

    public long AppliedSequence => Catalogue.AppliedSequence;

    public Guid AppliedChangeId => Catalogue.AppliedChangeId;

    public TaxonomyTree Taxonomy => Catalogue.Taxonomy;

    private IndexedCatalogue Catalogue
    {
        get
        {
            var held = Volatile.Read(ref shared);
            ObjectDisposedException.ThrowIf(held is null, this);
            return held.Catalogue;
        }
    }

    public CatalogueResults Search(CatalogueQuery query, CancellationToken ct = default) => Catalogue.Search(query, ct);

    public IReadOnlyList<RelatedEntry> Related(Guid contributionId, string? kind, int count) => Catalogue.Related(contributionId, kind, count);

    public IReadOnlyList<CatalogueEntry> Translations(Guid contributionId) => Catalogue.Translations(contributionId);

    public CatalogueEntry? Find(Guid contributionId) => Catalogue.Find(contributionId);

    public void Dispose() => Interlocked.Exchange(ref shared, null)?.Release();
}

/// <summary>A moment of the catalogue and how many hold it.</summary>
internal sealed class SharedCatalogue(IndexedCatalogue catalogue, bool isLoaded) : ReferenceCounted
{
    public IndexedCatalogue Catalogue => catalogue;

    public bool IsLoaded => isLoaded;

    public int RecordCount => catalogue.RecordCount;

    protected override void Free() => catalogue.Dispose();
}
