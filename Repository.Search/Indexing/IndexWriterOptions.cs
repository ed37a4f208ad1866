using Repository.Search.Merging;

namespace Repository.Search.Indexing;

public sealed record IndexWriterOptions
{
    private const int LargestBufferMiB = 1_024;

    /// <summary>Memory that documents may fill before they are written as a segment. Larger segments need fewer merges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1, or more than 1,024: no file of a segment may reach 2 GiB.</exception>
    public int WriterBufferMiB
    {
        get;
        init => field = value is >= 1 and <= LargestBufferMiB ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "not from 1 to 1,024");
    } = 64;

    /// <summary>When segments are merged; null: only when <see cref="IndexWriter.MergeTo"/> says so.</summary>
    public TieredMergePolicy? MergePolicy { get; init; } = new();

    /// <summary>Measures the pause after a merge that failed in the background.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
