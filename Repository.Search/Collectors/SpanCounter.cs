using System.Globalization;
using Repository.Search.Searching;
using Repository.Search.Segments;

namespace Repository.Search.Collectors;

/// <summary>Notes where spans begin and end; summed up from the left, that is how many cover each number.</summary>
internal sealed class SpanCounter : FacetCounter
{
    private readonly SpanFacet facet;

    /// <summary>By number above the least: spans that begin there, less those that ended right before.</summary>
    private readonly int[] changes;

    public SpanCounter(SpanFacet facet)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(facet.Max, facet.Min, nameof(facet));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((long)facet.Max - facet.Min, SpanFacet.MaxWidth, nameof(facet));
        this.facet = facet;
        changes = new int[facet.Max - facet.Min + 2];
    }

    public override void Count(SegmentReader segment, CountedDocuments documents)
    {
        if (segment.Numbers(facet.FirstField) is not { } firsts)
        {
            return;
        }

        var lasts = segment.Numbers(facet.LastField);
        foreach (var docId in documents.DocIds)
        {
            if (firsts.TryGet(docId, out var first))
            {
                Add(first, lasts is not null && lasts.TryGet(docId, out var last) ? last : long.MaxValue);
            }
        }
    }

    public override IReadOnlyDictionary<string, int> Counts()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var covering = 0;
        for (var i = 0; i < changes.Length - 1; i++)
        {
            covering += changes[i];
            if (covering > 0)
            {
                counts.Add((facet.Min + i).ToString(CultureInfo.InvariantCulture), covering);
            }
        }

        return counts;
    }

    private void Add(long first, long last)
    {
        var from = Math.Max(first, facet.Min);
        var to = Math.Min(last, facet.Max);
        if (first <= last && from <= to)
        {
            changes[from - facet.Min]++;
            changes[to - facet.Min + 1]--;
        }
    }
}
