using Repository.Search.Searching;
using Repository.Search.Segments;

namespace Repository.Search.Collectors;

/// <summary>Counts documents by value, segment after segment.</summary>
internal abstract class FacetCounter
{
    public static FacetCounter For(FacetRequest facet) => facet switch
    {
        ValueFacet values => new ValueCounter(values),
        SpanFacet spans => new SpanCounter(spans),
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, "No such facet."),
    };

    /// <param name="documents">Of the segment.</param>
    public abstract void Count(SegmentReader segment, CountedDocuments documents);

    /// <summary>Without zeros.</summary>
    public abstract IReadOnlyDictionary<string, int> Counts();
}
