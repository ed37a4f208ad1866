using Repository.Search.Indexing;
using Repository.Search.Searching;
using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Searching;

/// <summary>Documents in segments, some of them deleted, and the same documents to look through by hand.</summary>
internal sealed class TestIndex : IDisposable
{
    private readonly MemoryStorage storage = new();
    private readonly IndexSnapshot snapshot;

    /// <param name="segments">In the order of docIds.</param>
    /// <param name="deleted">docIds.</param>
    /// <param name="merged">Into one segment, without what was deleted.</param>
    public TestIndex(IReadOnlyList<IReadOnlyList<TestDocument>> segments, IReadOnlySet<int> deleted, bool merged = false)
    {
        var states = segments.Select((documents, i) => Written(documents, $"s{i}")).ToList();
        var docBase = 0;
        for (var i = 0; i < states.Count; i++)
        {
            var gone = Enumerable.Range(0, segments[i].Count).Where(docId => deleted.Contains(docBase + docId)).ToList();
            states[i] = gone.Count == 0 ? states[i] : states[i] with { Live = LiveDocuments.All(segments[i].Count).Without(gone) };
            docBase += segments[i].Count;
        }

        Documents = [.. segments.SelectMany(documents => documents)];
        Live = [.. Documents.Select((_, docId) => !deleted.Contains(docId))];
        if (merged)
        {
            var info = SegmentMerger.Merge(storage, TestDocument.Schema, "merged", [.. states.Select(state => (state.Handle.Reader, state.Live))], CancellationToken.None);
            states = [new SegmentState(SegmentHandle.Open(storage, TestDocument.Schema, info, files: null), Live: null)];
            Documents = [.. Documents.Where((_, docId) => Live[docId])];
            Live = [.. Documents.Select(_ => true)];
        }

        snapshot = IndexSnapshot.Of(TestDocument.Schema, version: 1, states);
        Searcher = new IndexSearcher(snapshot, Cache);
    }

    /// <summary>By docId, deleted ones among them.</summary>
    public IReadOnlyList<TestDocument> Documents { get; }

    public IReadOnlyList<bool> Live { get; }

    public FilterCache Cache { get; } = new();

    public IndexSearcher Searcher { get; }

    public IReadOnlyList<SegmentView> Segments => snapshot.Segments;

    /// <summary>Random documents in one to five segments, with deletions in half of them; merged or not.</summary>
    public static TestIndex Random(Random random, int documents) => Random(random, documents, RandomDocuments.Next);

    /// <param name="next">Makes a document of that id.</param>
    public static TestIndex Random(Random random, int documents, Func<Random, string, TestDocument> next)
    {
        var segmentCount = random.Next(1, 6);
        var all = Enumerable.Range(0, documents).Select(i => next(random, $"d{i}")).ToList();
        var segments = all.GroupBy(_ => random.Next(segmentCount)).Select(IReadOnlyList<TestDocument> (segment) => [.. segment]).ToList();
        var deleted = random.Next(2) == 0 ? new HashSet<int>() : Enumerable.Range(0, documents).Where(_ => random.Next(10) == 0).ToHashSet();
        return new TestIndex(segments, deleted, merged: random.Next(3) == 0);
    }

    public void Dispose()
    {
        snapshot.Dispose();
        storage.Dispose();
    }

    private SegmentState Written(IReadOnlyList<TestDocument> documents, string name)
    {
        var buffer = new SegmentBuffer(TestDocument.Schema);
        foreach (var document in documents)
        {
            buffer.Add(document.ToDocument());
        }

        return new SegmentState(SegmentHandle.Open(storage, TestDocument.Schema, SegmentWriter.Write(storage, name, buffer), files: null), Live: null);
    }
}
