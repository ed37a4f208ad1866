namespace Repository.Search.Merging;

/// <summary>
/// Decides which segments are merged: those of about one size, as soon as there are too many of that size. Each document is then rewritten
/// about once a tier, and the number of segments grows with the logarithm of the index.
/// </summary>
/// <remarks>
/// The idea, the number of segments that are allowed and the score are those of Lucene's TieredMergePolicy, with two differences. Only neighbours
/// are merged: so documents keep the order in which they were added, and hits of equal score theirs, whatever is merged meanwhile. And the score
/// takes tiny segments for what they are, where Lucene takes them for larger ones: at 10 KB a flush each byte is then written 5 times, not 11.
/// </remarks>
public sealed record TieredMergePolicy
{
    /// <summary>Smaller segments count as that large when it is decided how many may be left: many tiny ones are not worth a tier of their own.</summary>
    public long FloorSegmentBytes { get; init; } = 2L << 20;

    /// <summary>No merge makes a larger segment, so that every file stays far below 2 GiB and no merge takes long.</summary>
    public long MaxMergedSegmentBytes { get; init; } = 512L << 20;

    /// <summary>Segments of about one size that may stand side by side, and how many one merge takes at most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2.</exception>
    public int SegmentsPerTier { get; init => field = value >= 2 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "fewer than 2"); } = 10;

    /// <summary>Share of the index, in percent, that deleted documents may occupy before segments are rewritten for their sake.</summary>
    public double DeletedPercentAllowed { get; init; } = 25;

    /// <summary>The merge that is most worth its cost; null if none is due.</summary>
    public SegmentRun? Find(IReadOnlyList<SegmentSize> segments) =>
        (segments.Count > AllowedSegments(segments) ? BestRun(segments) : null) ?? MostDeleted(segments);

    /// <summary>The merges that leave at most that many segments, as far as the largest size allows, none with deleted documents.</summary>
    /// <remarks>The smallest neighbours are joined first: that leaves segments of about one size.</remarks>
    public IReadOnlyList<SegmentRun> FindForced(IReadOnlyList<SegmentSize> segments, int count)
    {
        var runs = Enumerable.Range(0, segments.Count).Select(place => new SegmentRun(place, 1)).ToList();
        while (runs.Count > count)
        {
            var joined = runs.Zip(runs.Skip(1), (run, next) => new SegmentRun(run.First, run.Count + next.Count)).ToList();
            var smallest = joined.MinBy(run => LiveBytes(segments, run));
            if (LiveBytes(segments, smallest) > MaxMergedSegmentBytes)
            {
                break;
            }

            var place = joined.IndexOf(smallest);
            runs[place] = smallest;
            runs.RemoveAt(place + 1);
        }

        return [.. runs.Where(run => run.Count > 1 || segments[run.First].LiveCount < segments[run.First].DocumentCount)];
    }

    /// <summary>How many segments an index of that size has when every tier is full.</summary>
    private int AllowedSegments(IReadOnlyList<SegmentSize> segments)
    {
        var largest = segments.Count(IsLargest);
        var remaining = segments.Where(segment => !IsLargest(segment)).Sum(segment => segment.LiveBytes);
        var level = segments.Select(segment => Floored(segment.LiveBytes)).DefaultIfEmpty(FloorSegmentBytes).Min();
        var allowed = 0;
        while (level < MaxMergedSegmentBytes && remaining > SegmentsPerTier * level)
        {
            allowed += SegmentsPerTier;
            remaining -= SegmentsPerTier * level;
            level = Math.Min(level * SegmentsPerTier, MaxMergedSegmentBytes);
        }

        return largest + Math.Max(SegmentsPerTier, allowed + (int)((remaining + level - 1) / level));
    }

    private SegmentRun? BestRun(IReadOnlyList<SegmentSize> segments)
    {
        SegmentRun? best = null;
        var lowest = double.MaxValue;
        for (var first = 0; first < segments.Count; first++)
        {
            var live = 0L;
            for (var count = 1; count <= SegmentsPerTier && first + count <= segments.Count; count++)
            {
                var last = segments[first + count - 1];
                live += last.LiveBytes;
                if (IsLargest(last) || live > MaxMergedSegmentBytes)
                {
                    break;
                }

                var run = new SegmentRun(first, count);
                if (count > 1 && Score(segments, run) is var score && score < lowest)
                {
                    (best, lowest) = (run, score);
                }
            }
        }

        return best;
    }

    /// <summary>Lower is better: equal sizes before unequal ones, small ones before large ones, and those with much deleted before others.</summary>
    private double Score(IReadOnlyList<SegmentSize> segments, SegmentRun run)
    {
        var merged = Of(segments, run);
        var live = merged.Sum(segment => segment.LiveBytes);
        var isFull = run.First + run.Count < segments.Count && live + segments[run.First + run.Count].LiveBytes > MaxMergedSegmentBytes;
        var skew = isFull ? 1.0 / SegmentsPerTier : merged.Max(segment => segment.LiveBytes) / Math.Max(1.0, live);
        return skew * Math.Pow(live, 0.05) * Math.Pow(live / Math.Max(1.0, merged.Sum(segment => segment.Bytes)), 2);
    }

    /// <summary>The segment with the most deleted bytes, if the index as a whole holds too many.</summary>
    private SegmentRun? MostDeleted(IReadOnlyList<SegmentSize> segments)
    {
        var deleted = segments.Sum(DeletedBytes);
        if (deleted == 0 || deleted * 100.0 <= DeletedPercentAllowed * segments.Sum(segment => segment.Bytes))
        {
            return null;
        }

        var most = Enumerable.Range(0, segments.Count).MaxBy(place => DeletedBytes(segments[place]));
        return new SegmentRun(most, 1);
    }

    /// <summary>Such a segment is merged no further.</summary>
    private bool IsLargest(SegmentSize segment) => segment.LiveBytes > MaxMergedSegmentBytes / 2;

    private long Floored(long bytes) => Math.Max(bytes, FloorSegmentBytes);

    private static long DeletedBytes(SegmentSize segment) => segment.Bytes - segment.LiveBytes;

    private static long LiveBytes(IReadOnlyList<SegmentSize> segments, SegmentRun run) => Of(segments, run).Sum(segment => segment.LiveBytes);

    private static List<SegmentSize> Of(IReadOnlyList<SegmentSize> segments, SegmentRun run) => [.. segments.Skip(run.First).Take(run.Count)];
}
