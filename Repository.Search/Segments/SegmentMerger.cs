using Repository.Search.Documents;
using Repository.Search.Storage;

namespace Repository.Search.Segments;

/// <summary>Makes one segment of several.</summary>
public static class SegmentMerger
{
    /// <summary>Keeps the order of sources and documents and leaves out deleted ones. Writes without syncing.</summary>
    public static SegmentInfo Merge(
        IIndexStorage storage, IndexSchema schema, string name, IReadOnlyList<(SegmentReader Reader, LiveDocuments? Live)> sources, CancellationToken ct) =>
        throw new NotSupportedException("comes with the next commits");
}
