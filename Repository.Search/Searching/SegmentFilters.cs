using Repository.Search.Indexing;
using Repository.Search.Queries;

namespace Repository.Search.Searching;

/// <summary>The filters of a request in one segment, deleted documents being filtered as well.</summary>
internal sealed class SegmentFilters
{
    private readonly SegmentView segment;
    private readonly IReadOnlyList<(string Key, FixedBitSet Documents)> filters;

    /// <param name="filters">What passes, for each key once.</param>
    /// <param name="sideways">Keys whose own filter does not narrow some facet.</param>
    public SegmentFilters(SegmentView segment, IReadOnlyList<(string Key, FixedBitSet Documents)> filters, IReadOnlyCollection<string> sideways)
    {
        this.segment = segment;
        this.filters = filters;
        Passing = Except(key: null);
        Wanted = Passing is null ? null : filters.Where(filter => sideways.Contains(filter.Key)).Aggregate(Passing, (wanted, filter) => wanted.Copy().UnionWith(Except(filter.Key) ?? FixedBitSet.All(segment.Reader.DocumentCount)));
    }

    /// <summary>What passes all filters; null if everything does.</summary>
    public FixedBitSet? Passing { get; }

    /// <summary>What is a hit or counts for a facet: passes all filters, or all but one whose key is counted sideways; null if that is everything.</summary>
    public FixedBitSet? Wanted { get; }

    /// <summary>What passes all filters but that of the key; null if everything does.</summary>
    public FixedBitSet? Except(string? key)
    {
        FixedBitSet? passing = null;
        if (segment.Live is { } live)
        {
            passing = FixedBitSet.All(segment.Reader.DocumentCount).IntersectWith(live.Bits);
        }

        foreach (var filter in filters)
        {
            if (filter.Key != key)
            {
                passing = passing?.IntersectWith(filter.Documents) ?? filter.Documents.Copy();
            }
        }

        return passing;
    }
}
