using Repository.Search.Documents;
using Repository.Search.Segments;

namespace Repository.Search.Indexing;

/// <summary>Documents and deletions that no segment holds yet, in the order in which they came.</summary>
internal sealed class WriteBuffer(IndexSchema schema)
{
    public SegmentBuffer Documents { get; } = new(schema);

    public PendingDeletes Deletes { get; } = new();

    public bool IsEmpty => Documents.DocumentCount == 0 && Deletes.IsEmpty;

    public long EstimatedBytes => Documents.EstimatedBytes + Deletes.EstimatedBytes;

    public void Add(Document document) => Documents.Add(document);

    public void Delete(string field, string value) => Deletes.Add(field, value, Documents.DocumentCount);

    /// <summary>A document that is refused deletes nothing.</summary>
    public void Update(string field, string value, Document document)
    {
        var docId = Documents.Add(document);
        Deletes.Add(field, value, docId);
    }
}
