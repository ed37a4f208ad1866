using Repository.Search.Indexing;
using Repository.Search.Queries;

namespace Repository.Search.Searching;

/// <summary>The filters of a request in one segment. Deleted documents pass none.</summary>
/// <param name="filters">What passes, for each key once.</param>
internal sealed class SegmentFilters(SegmentView segment, IReadOnlyList<(string Key, FixedBitSet Documents)> filters)
{
    /// <summary>What passes all filters; null if everything does.</summary>
    public FixedBitSet? Passing() => Except(key: null);

    /// <summary>What passes all filters but that of the key; null if everything does.</summary>
    public FixedBitSet? Except(string? key)
    {
        var passing = segment.Live is { } live ? FixedBitSet.All(segment.Reader.DocumentCount).IntersectWith(live.Bits) : null;
        foreach (var filter in filters)
        {
            if (filter.Key != key)
            {
                passing = passing?.IntersectWith(filter.Documents) ?? filter.Documents.Copy();
            }
        }

        return passing;
    }

    /// <summary>What passes all filters, or all but that of one key; null if everything does.</summary>
    /// <param name="passing">What passes all filters; null: everything.</param>
    /// <param name="sideways">What passes all but that of one key; null: everything.</param>
    public static FixedBitSet? AnyOf(FixedBitSet? passing, IReadOnlyCollection<FixedBitSet?> sideways) =>
        sideways.Count == 0 ? passing
        : passing is null || sideways.Contains(null) ? null
        : sideways.Aggregate(passing.Copy(), (all, more) => all.UnionWith(more!));
}
