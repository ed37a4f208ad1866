using Repository.Search.Documents;

namespace Repository.Search.Segments;

/// <summary>Documents that are not yet a segment. Not safe for use by several threads.</summary>
public sealed class SegmentBuffer(IndexSchema schema)
{
    public IndexSchema Schema => schema;

    public int DocumentCount => throw new NotSupportedException("comes with the next commits");

    /// <summary>Memory that the buffer holds, roughly.</summary>
    public long EstimatedBytes => throw new NotSupportedException("comes with the next commits");

    /// <summary>Adds the document and returns its docId. A document that is refused leaves the buffer as it was.</summary>
    /// <exception cref="ArgumentException">A field is unknown, of another type, given twice, or its value cannot be indexed.</exception>
    public int Add(Document document) => throw new NotSupportedException("comes with the next commits");
}
