using Repository.Search.Documents;
using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Indexing;

/// <summary>An open segment, shared by the writer, snapshots and merges. The last to release it unmaps its files and gives them up.</summary>
internal sealed class SegmentHandle : ReferenceCounted
{
    private readonly IndexFiles? files;

    private SegmentHandle(SegmentInfo info, SegmentReader reader, IndexFiles? files)
    {
        this.files = files;
        Info = info;
        Reader = reader;
    }

    public SegmentInfo Info { get; }

    public SegmentReader Reader { get; }

    private IEnumerable<string> FileNames => Info.Files.Select(file => file.Name);

    /// <param name="files">Null for those who read only: they delete nothing.</param>
    public static SegmentHandle Open(IIndexStorage storage, IndexSchema schema, SegmentInfo info, IndexFiles? files)
    {
        var handle = new SegmentHandle(info, SegmentReader.Open(storage, schema, info), files);
        files?.Acquire(handle.FileNames);
        return handle;
    }

    protected override void Free()
    {
        Reader.Dispose();
        files?.Release(FileNames);
    }
}
