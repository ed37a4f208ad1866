using Repository.Domain.Taxonomy;
using Repository.Search.Indexing;
using Repository.Search.Storage;

namespace Repository.Search.Catalogue;

/// <summary>The catalogue as it is now, for many readers and one indexer that replaces it. Safe for use by several threads.</summary>
public sealed class LiveCatalogue : IDisposable
{
    private SharedCatalogue current = new(Empty(), isLoaded: false);
    private volatile bool disposed;

    /// <summary>Whether the records have been read once: before that, finding nothing means nothing.</summary>
    public bool IsLoaded => Volatile.Read(ref current).IsLoaded;

    /// <summary>The change that was applied last; 0 before the first.</summary>
    public long AppliedSequence => Volatile.Read(ref current).Catalogue.AppliedSequence;

    /// <summary>Records that it holds.</summary>
    public int RecordCount => Volatile.Read(ref current).RecordCount;

    /// <summary>Segments of its index.</summary>
    public int SegmentCount => Volatile.Read(ref current).SegmentCount;

    /// <summary>Called, by any reader's thread, when an answer fails as if the index had been written wrongly.</summary>
    internal Action<Exception>? Suspected { get; set; }

    /// <summary>The catalogue at this moment, for as long as it is not disposed of; empty until it is loaded. A page takes it once, so that all it shows belongs together.</summary>
    /// <exception cref="ObjectDisposedException">The site has stopped.</exception>
    public LeasedCatalogue Acquire()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            var shared = Volatile.Read(ref current);
            if (shared.TryAcquire())
            {
                return new LeasedCatalogue(shared, problem => Suspected?.Invoke(problem));
            }

            // It was replaced between the two lines above, and nobody else held it.
        }
    }

    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            current.Release();
        }
    }

    internal void Replace(IndexedCatalogue next) => Interlocked.Exchange(ref current, new SharedCatalogue(next, isLoaded: true)).Release();

    private static IndexedCatalogue Empty()
    {
        using var storage = new MemoryStorage();
        using var writer = IndexWriter.Open(storage, CatalogueSchema.Schema);
        return new IndexedCatalogue(writer.Refresh(), TaxonomyTree.Empty, appliedSequence: 0, appliedChangeId: Guid.Empty);
    }
}
