using Repository.Search.Merging;

namespace Repository.Search.Indexing;

public sealed record IndexWriterOptions
{
    /// <summary>Memory that documents may fill before they are written as a segment. Larger segments need fewer merges.</summary>
    public int WriterBufferMiB { get; init; } = 64;

    /// <summary>When segments are merged; null: only when <see cref="IndexWriter.MergeTo"/> says so.</summary>
    public TieredMergePolicy? MergePolicy { get; init; } = new();
}
