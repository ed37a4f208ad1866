using Repository.Search.Merging;
using Repository.Search.Segments;

namespace Repository.Search.Indexing;

public sealed partial class IndexWriter
{
    private readonly MergePause mergePause;
    private Thread? merger;

    /// <summary>
    /// Merges everything added so far into at most that many segments, as far as <see cref="TieredMergePolicy.MaxMergedSegmentBytes"/> allows,
    /// and removes all deleted documents. Returns when that is done; others may write meanwhile.
    /// </summary>
    /// <exception cref="OperationCanceledException">The writer was disposed meanwhile.</exception>
    public void MergeTo(int segments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segments, 1);
        lock (merging)
        {
            var merges = BeginForcedMerges(segments);
            try
            {
                foreach (var merge in merges)
                {
                    Merge(merge);
                }
            }
            finally
            {
                foreach (var merge in merges)
                {
                    merge.Dispose();
                }
            }
        }
    }

    /// <summary>Returns when no merge runs in the background, and none is due or those that are rest after a failure.</summary>
    public void WaitForMerges()
    {
        while (RunningMerger() is { } running)
        {
            running.Join();
        }
    }

    private Thread? RunningMerger()
    {
        lock (state)
        {
            ThrowIfUnusable();
            return merger;
        }
    }

    /// <summary>To be called with the state locked.</summary>
    private void StartMerging()
    {
        if (merger is null && mergePause.IsOver && DueMerge() is not null)
        {
            merger = new Thread(MergeWhileDue) { IsBackground = true, Name = "index merges" };
            merger.Start();
        }
    }

    private SegmentRun? DueMerge() => options.MergePolicy?.Find(Sizes());

    private void MergeWhileDue()
    {
        try
        {
            while (MergeIfDue())
            {
            }
        }
        catch (Exception failure)
        {
            lock (state)
            {
                merger = null;
                mergeFailure = failure;
                mergePause.Failed();
            }
        }
    }

    private bool MergeIfDue()
    {
        lock (merging)
        {
            using var merge = BeginDueMerge();
            if (merge is not null)
            {
                Merge(merge);
            }

            return merge is not null;
        }
    }

    private SegmentMerge? BeginDueMerge()
    {
        lock (state)
        {
            if (!disposed && brokenBy is null && DueMerge() is { } run)
            {
                return Begin(run);
            }

            merger = null;
            return null;
        }
    }

    private IReadOnlyList<SegmentMerge> BeginForcedMerges(int count)
    {
        lock (state)
        {
            ThrowIfUnusable();
            Flush();
            return [.. (options.MergePolicy ?? new TieredMergePolicy()).FindForced(Sizes(), count).Select(Begin)];
        }
    }

    private SegmentMerge Begin(SegmentRun run) => new([.. segments.Skip(run.First).Take(run.Count)]);

    private void Merge(SegmentMerge merge)
    {
        var sources = merge.Sources.Select(source => (source.Handle.Reader, source.Live)).ToList();
        var merged = WriteSegment(name => SegmentMerger.Merge(storage, schema, name, sources, stopping.Token));
        lock (state)
        {
            mergePause.Succeeded();
            Replace(
            [
                .. segments.TakeWhile(segment => !merge.Concerns(segment)),
                merge.CarryDeletes(merged, segments),
                .. segments.SkipWhile(segment => !merge.Concerns(segment)).Where(segment => !merge.Concerns(segment)),
            ]);
        }
    }

    private IReadOnlyList<SegmentSize> Sizes() =>
        [.. segments.Select(segment => new SegmentSize(segment.Handle.Info.Files.Sum(file => file.Length), segment.DocumentCount, segment.LiveCount))];
}
