using System.Buffers;
using System.Runtime.InteropServices;
using Repository.Search.Searching;
using Repository.Search.Segments;

namespace Repository.Search.Collectors;

/// <summary>Counts by ordinal, and names the values only at the end of a segment.</summary>
internal sealed class ValueCounter(ValueFacet facet) : FacetCounter
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public override void Count(SegmentReader segment, CountedDocuments documents)
    {
        if (documents.Count == 0 || segment.Ordinals(facet.Field) is not { } ordinals || segment.Terms(facet.Field) is not { } terms)
        {
            return;
        }

        var rented = ArrayPool<int>.Shared.Rent(ordinals.ValueCount);
        var byOrdinal = rented.AsSpan(0, ordinals.ValueCount);
        byOrdinal.Clear();
        ordinals.Read().Count(documents.AreMost ? documents.Others : documents.DocIds, byOrdinal);
        if (documents.AreMost)
        {
            // What the dictionary knows of all documents, less the others.
            var term = terms.From([]);
            for (var ordinal = 0; term.MoveNext(); ordinal++)
            {
                byOrdinal[ordinal] = term.Entry.DocumentFrequency - byOrdinal[ordinal];
            }
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
}
