namespace Repository.Search.Merging;

/// <summary>What decides whether a segment is merged.</summary>
/// <param name="Bytes">Of all its files, deleted documents included.</param>
public readonly record struct SegmentSize(long Bytes, int DocumentCount, int LiveCount)
{
    /// <summary>What would roughly be left of it.</summary>
    public long LiveBytes => DocumentCount == 0 ? 0 : (long)((double)Bytes * LiveCount / DocumentCount);
}

/// <summary>Neighbours that become one segment; one alone is rewritten without its deleted documents.</summary>
/// <param name="First">Place of the first, from 0.</param>
/// <param name="Count">1 or more.</param>
public readonly record struct SegmentRun(int First, int Count);
