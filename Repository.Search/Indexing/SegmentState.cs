using Repository.Search.Documents;
using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Indexing;

/// <summary>A segment and which of its documents are live at one moment.</summary>
/// <param name="Live">Null if all are.</param>
internal sealed record SegmentState(SegmentHandle Handle, LiveDocuments? Live)
{
    public string Name => Handle.Info.Name;

    public int DocumentCount => Handle.Info.DocumentCount;

    public int LiveCount => Live?.LiveCount ?? DocumentCount;

    /// <summary>The segments of a commit, which the caller then holds. None stays open if one cannot be opened.</summary>
    /// <param name="files">Null for those who read only.</param>
    /// <exception cref="IndexCorruptException">A file is damaged or missing.</exception>
    /// <exception cref="IndexFormatException">A file is of another version of the format.</exception>
    public static IReadOnlyList<SegmentState> OpenAll(IIndexStorage storage, IndexSchema schema, IndexCommit commit, IndexFiles? files)
    {
        var opened = new List<SegmentState>(commit.Segments.Count);
        try
        {
            foreach (var segment in commit.Segments)
            {
                opened.Add(Open(storage, schema, segment, files));
            }

            return opened;
        }
        catch
        {
            opened.ForEach(segment => segment.Handle.Release());
            throw;
        }
    }

    /// <inheritdoc cref="OpenAll"/>
    public static SegmentState Open(IIndexStorage storage, IndexSchema schema, CommittedSegment segment, IndexFiles? files)
    {
        try
        {
            var live = segment.LiveFile is { } file ? OpenLive(storage, segment.Info, file) : null;
            return new SegmentState(SegmentHandle.Open(storage, schema, segment.Info, files), live);
        }
        catch (FileNotFoundException missing)
        {
            throw new IndexCorruptException(Path.GetFileName(missing.FileName) ?? segment.Info.Name, 0, "the file is missing", missing);
        }
    }

    private static LiveDocuments OpenLive(IIndexStorage storage, SegmentInfo segment, StoredFile file)
    {
        var live = LiveDocuments.Read(storage, file);
        return live.DocumentCount == segment.DocumentCount ? live : throw new IndexCorruptException(
            file.Name, 0, FormattableString.Invariant($"it tells of {live.DocumentCount} documents, where the segment has {segment.DocumentCount}"));
    }
}
