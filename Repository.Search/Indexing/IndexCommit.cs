using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Indexing;

/// <summary>What is durable of an index: everything that is needed to open it again as it was at that moment.</summary>
/// <param name="Generation">1 or more, growing from commit to commit.</param>
/// <param name="IndexId">Drawn when the index was made, and kept.</param>
/// <param name="LastSegment">The highest number that was given to a segment.</param>
/// <param name="UserData">Kept for the caller, such as how far it has read its source.</param>
internal sealed record IndexCommit(
    long Generation,
    Guid IndexId,
    string SchemaFingerprint,
    long LastSegment,
    IReadOnlyList<CommittedSegment> Segments,
    IReadOnlyDictionary<string, string> UserData)
{
    /// <summary>The commit's own name first: deleted in this order, no commit is left without its segments.</summary>
    public IEnumerable<string> FileNames => [Indexing.FileNames.Commit(Generation), .. Segments.SelectMany(segment => segment.FileNames)];
}

/// <param name="LiveFile">Null if no document of the segment is deleted.</param>
internal sealed record CommittedSegment(SegmentInfo Info, StoredFile? LiveFile)
{
    public IEnumerable<string> FileNames => Info.Files.Append(LiveFile).OfType<StoredFile>().Select(file => file.Name);
}
