using Repository.Search.Indexing;
using Repository.Search.Segments;

namespace Repository.Search.Merging;

/// <summary>A merge under way: its sources as they were when it began, and where their documents go.</summary>
/// <remarks>Holds references to its sources until disposed.</remarks>
internal sealed class SegmentMerge : IDisposable
{
    /// <param name="sources">Neighbours in the index, which the caller holds.</param>
    public SegmentMerge(IReadOnlyList<SegmentState> sources)
    {
        Sources = sources;
        foreach (var source in sources)
        {
            ObjectDisposedException.ThrowIf(!source.Handle.TryAcquire(), source.Handle);
        }
    }

    public IReadOnlyList<SegmentState> Sources { get; }

    public bool Concerns(SegmentState segment) => Sources.Any(source => source.Handle == segment.Handle);

    /// <summary>The merged segment, without the documents that were deleted while it was written.</summary>
    /// <param name="merged">Holds the documents that were live at the beginning, in order.</param>
    /// <param name="present">The index's segments now. A source that is missing has lost its last document.</param>
    public SegmentState CarryDeletes(SegmentHandle merged, IReadOnlyList<SegmentState> present)
    {
        var deleted = new List<int>();
        var docBase = 0;
        foreach (var source in Sources)
        {
            var now = present.FirstOrDefault(segment => segment.Handle == source.Handle);
            if (now is null)
            {
                deleted.AddRange(Enumerable.Range(docBase, source.LiveCount));
            }
            else if (now.Live is { } live && live != source.Live)
            {
                deleted.AddRange(DeletedSince(source, live).Select(rank => docBase + rank));
            }

            docBase += source.LiveCount;
        }

        return new SegmentState(merged, deleted.Count == 0 ? null : LiveDocuments.All(docBase).Without(deleted));
    }

    public void Dispose()
    {
        foreach (var source in Sources)
        {
            source.Handle.Release();
        }
    }

    /// <summary>The places, among the documents live at the beginning, of those that no longer are.</summary>
    private static IEnumerable<int> DeletedSince(SegmentState source, LiveDocuments live)
    {
        var rank = 0;
        for (var docId = 0; docId < source.DocumentCount; docId++)
        {
            if (source.Live?.IsLive(docId) == false)
            {
                continue;
            }

            if (!live.IsLive(docId))
            {
                yield return rank;
            }

            rank++;
        }
    }
}
