using Repository.Search.Documents;
using Repository.Search.Segments;

namespace Repository.Search.Indexing;

/// <summary>A segment within a snapshot.</summary>
/// <param name="Live">Null if no document of the segment is deleted.</param>
/// <param name="DocBase">What is added to the segment's docIds, so that they are unique within the snapshot.</param>
public sealed record SegmentView(SegmentReader Reader, LiveDocuments? Live, int DocBase);

/// <summary>
/// The index at one moment: never changes, whatever the writer does. Holds files open, so every reference is disposed, in any order and also
/// after the writer; what is read through it may not be used after that. Safe for use by several threads.
/// </summary>
public sealed class IndexSnapshot : IDisposable
{
    private readonly SharedSegments shared;
    private int disposed;

    private IndexSnapshot(SharedSegments shared) => this.shared = shared;

    public IndexSchema Schema => shared.Schema;

    /// <summary>Equal if and only if two snapshots of one writer are of the same moment; grows with time.</summary>
    public long Version => shared.Version;

    /// <summary>In the order in which their documents were added.</summary>
    /// <exception cref="ObjectDisposedException">This reference is disposed.</exception>
    public IReadOnlyList<SegmentView> Segments
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed) != 0, this);
            return shared.Views;
        }
    }

    /// <summary>Documents, deleted ones included until they are merged away: above every docId.</summary>
    public int DocumentCount => shared.DocumentCount;

    public int LiveCount => shared.LiveCount;

    internal IReadOnlyList<SegmentState> States => shared.States;

    /// <summary>Another reference to the same moment, to be disposed as well.</summary>
    /// <exception cref="ObjectDisposedException">This reference is disposed.</exception>
    public IndexSnapshot Acquire()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed) != 0 || !shared.TryAcquire(), this);
        return new IndexSnapshot(shared);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            shared.Release();
        }
    }

    /// <param name="states">Segments that the caller holds; the snapshot takes references of its own.</param>
    internal static IndexSnapshot Of(IndexSchema schema, long version, IReadOnlyList<SegmentState> states) => new(new SharedSegments(schema, version, states));

    /// <summary>What all references to one moment have in common.</summary>
    private sealed class SharedSegments : ReferenceCounted
    {
        public SharedSegments(IndexSchema schema, long version, IReadOnlyList<SegmentState> states)
        {
            Schema = schema;
            Version = version;
            States = states;
            var views = new SegmentView[states.Count];
            for (var i = 0; i < views.Length; i++)
            {
                var (handle, live) = states[i];
                ObjectDisposedException.ThrowIf(!handle.TryAcquire(), handle);
                views[i] = new SegmentView(handle.Reader, live, DocumentCount);
                DocumentCount = checked(DocumentCount + states[i].DocumentCount);
                LiveCount += states[i].LiveCount;
            }

            Views = views;
        }

        public IndexSchema Schema { get; }

        public long Version { get; }

        public IReadOnlyList<SegmentState> States { get; }

        public IReadOnlyList<SegmentView> Views { get; }

        public int DocumentCount { get; }

        public int LiveCount { get; }

        protected override void Free()
        {
            foreach (var state in States)
            {
                state.Handle.Release();
            }
        }
    }
}
