using System.Text.Json;
using Repository.Domain.Taxonomy;
using Repository.Search.Indexing;
using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Catalogue;

/// <summary>A reader's own hold on a moment of the catalogue: its files stay open until the last one lets go.</summary>
public sealed class LeasedCatalogue : ICatalogue, IDisposable
{
    private readonly Action<Exception> suspect;
    private SharedCatalogue? shared;

    /// <param name="suspect">Told when an answer fails as if the index had been written wrongly.</param>
    internal LeasedCatalogue(SharedCatalogue shared, Action<Exception> suspect)
    {
        this.shared = shared;
        this.suspect = suspect;
    }

    public long AppliedSequence => Catalogue.AppliedSequence;

    public Guid AppliedChangeId => Catalogue.AppliedChangeId;

    public Guid Edition => Catalogue.Edition;

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

    public CatalogueResults Search(CatalogueQuery query, CancellationToken ct = default) => Read(catalogue => catalogue.Search(query, ct));

    public IReadOnlyList<RelatedEntry> Related(Guid contributionId, string? kind, int count) => Read(catalogue => catalogue.Related(contributionId, kind, count));

    public IReadOnlyList<CatalogueEntry> Translations(Guid contributionId) => Read(catalogue => catalogue.Translations(contributionId));

    public CatalogueEntry? Find(Guid contributionId) => Read(catalogue => catalogue.Find(contributionId));

    public void Dispose() => Interlocked.Exchange(ref shared, null)?.Release();

    private T Read<T>(Func<IndexedCatalogue, T> read)
    {
        try
        {
            return read(Catalogue);
        }
        catch (Exception problem) when (problem is IndexCorruptException or JsonException || SegmentReader.IsBeyondEnd(problem))
        {
            suspect(problem);
            throw;
        }
    }
}

/// <summary>A moment of the catalogue and how many hold it.</summary>
internal sealed class SharedCatalogue(IndexedCatalogue catalogue, bool isLoaded) : ReferenceCounted
{
    public IndexedCatalogue Catalogue => catalogue;

    public bool IsLoaded => isLoaded;

    public int RecordCount => catalogue.RecordCount;

    public int SegmentCount => catalogue.SegmentCount;

    protected override void Free() => catalogue.Dispose();
}
