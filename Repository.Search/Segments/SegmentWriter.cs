using Repository.Search.Storage;

namespace Repository.Search.Segments;

/// <summary>Writes the files of a segment.</summary>
public static class SegmentWriter
{
    /// <summary>Writes without syncing: the commit does that.</summary>
    public static SegmentInfo Write(IIndexStorage storage, string name, SegmentBuffer buffer) => throw new NotSupportedException("comes with the next commits");
}
