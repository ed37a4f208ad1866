using Repository.Search.Indexing;
using Repository.Search.Searching;
using Repository.Search.Storage;

namespace Repository.Benchmarks.Corpora;

/// <summary>The last commit of an index that the command <c>index</c> made.</summary>
internal sealed class CorpusIndex : IDisposable
{
    private readonly FolderStorage storage;
    private readonly IndexSnapshot snapshot;

    private CorpusIndex(FolderStorage storage, IndexSnapshot snapshot, CorpusAnalysis analysis)
    {
        this.storage = storage;
        this.snapshot = snapshot;
        Analysis = analysis;
        // Without a cache of filters: each search finds its own.
        Searcher = new IndexSearcher(snapshot);
    }

    public IndexSearcher Searcher { get; }

    public CorpusAnalysis Analysis { get; }

    public override string ToString() => FormattableString.Invariant($"{snapshot.LiveCount} documents in {snapshot.Segments.Count} segments, {Analysis.Name}");

    /// <exception cref="CorpusException">There is no index, or one of something else.</exception>
    public static CorpusIndex Open(string folder)
    {
        var files = FolderStorage.ToRead(folder);
        var userData = CommitFile.ReadLast(files, CorpusSchema.Schema)?.UserData ?? throw new CorpusException($"{folder}: no index");
        var analysis = CorpusAnalysis.From(userData) ?? throw new CorpusException($"{folder}: the index does not say how it was analyzed");
        return new CorpusIndex(files, IndexReader.OpenLast(files, CorpusSchema.Schema)!, analysis);
    }

    public void Dispose()
    {
        snapshot.Dispose();
        storage.Dispose();
    }
}
