using System.Buffers;
using System.Runtime.InteropServices;
using Repository.Search.Facets;
using Repository.Search.Postings;
using Repository.Search.Queries;
using Repository.Search.Searching;
using Repository.Search.Segments;

namespace Repository.Search.Collectors;

/// <summary>Counts by ordinal, and names the values only at the end of a segment.</summary>
internal sealed class ValueCounter(ValueFacet facet) : FacetCounter
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public override void Count(SegmentReader segment, FixedBitSet documents, int count)
    {
        if (count == 0 || segment.Ordinals(facet.Field) is not { } ordinals || segment.Terms(facet.Field) is not { } terms)
        {
            return;
        }

        var rented = ArrayPool<int>.Shared.Rent(ordinals.ValueCount);
        var byOrdinal = rented.AsSpan(0, ordinals.ValueCount);
        byOrdinal.Clear();
        if (count <= segment.DocumentCount / 2)
        {
            Add(ordinals, documents, 1, byOrdinal);
        }
        else
        {
            // Most documents: what the dictionary knows of all of them, less the others.
            var term = terms.From([]);
            for (var ordinal = 0; term.MoveNext(); ordinal++)
            {
                byOrdinal[ordinal] = term.Entry.DocumentFrequency;
            }

            Add(ordinals, documents.Complement(), -1, byOrdinal);
        }

        for (var ordinal = 0; ordinal < byOrdinal.Length; ordinal++)
        {
            if (byOrdinal[ordinal] > 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, ordinals.Value(ordinal), out _) += byOrdinal[ordinal];
            }
        }

        ArrayPool<int>.Shared.Return(rented);
    }

    public override IReadOnlyDictionary<string, int> Counts() => counts;

    private static void Add(OrdinalValues ordinals, FixedBitSet documents, int step, Span<int> byOrdinal)
    {
        var of = ordinals.Read();
        for (var docId = documents.Next(0); docId != DocIdIterator.NoMoreDocuments; docId = documents.Next(docId + 1))
        {
            var end = of.End(docId);
            for (var i = of.First(docId); i < end; i++)
            {
                byOrdinal[of.At(i)] += step;
            }
        }
    }
}
