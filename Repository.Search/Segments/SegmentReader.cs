using Repository.Search.Documents;
using Repository.Search.Facets;
using Repository.Search.Postings;
using Repository.Search.Storage;
using Repository.Search.StoredFields;
using Repository.Search.Terms;

namespace Repository.Search.Segments;

/// <summary>
/// Reads a segment. Safe for use by several threads, while each iterator is for one. Nothing that came of it may be used after it is disposed,
/// save stored documents.
/// </summary>
public sealed class SegmentReader : IDisposable
{
    public string Name => throw new NotSupportedException("comes with the next commits");

    /// <summary>docIds are below it. Deleted documents are included.</summary>
    public int DocumentCount => throw new NotSupportedException("comes with the next commits");

    /// <summary>Verifies length and checksum of every file, then keeps them mapped.</summary>
    /// <exception cref="IndexCorruptException">A file is damaged, or is not the one of <paramref name="info"/>.</exception>
    /// <exception cref="IndexFormatException">A file is of another version of the format.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    public static SegmentReader Open(IIndexStorage storage, IndexSchema schema, SegmentInfo info) => throw new NotSupportedException("comes with the next commits");

    /// <summary>Null if no document of the segment has a term in that field.</summary>
    public FieldTerms? Terms(string field) => throw new NotSupportedException("comes with the next commits");

    /// <param name="term">Found in that field of this segment.</param>
    /// <param name="positions">Whether <see cref="PostingsReader.NextPosition"/> will be asked.</param>
    public PostingsReader Postings(string field, in TermEntry term, bool positions) => throw new NotSupportedException("comes with the next commits");

    /// <summary>The lengths of a text field, one byte a document: intToByte4 of Lucene 8. Empty if no document has the field.</summary>
    public ReadOnlySpan<byte> Norms(string field) => throw new NotSupportedException("comes with the next commits");

    /// <summary>Of a number or date field; null if no document has it.</summary>
    public NumberValues? Numbers(string field) => throw new NotSupportedException("comes with the next commits");

    /// <summary>Of a facet or sorted keyword field; null if no document has it.</summary>
    public OrdinalValues? Ordinals(string field) => throw new NotSupportedException("comes with the next commits");

    public StoredDocument Stored(int docId) => throw new NotSupportedException("comes with the next commits");

    /// <summary>Reads everything and checks order, ranges and counts.</summary>
    /// <exception cref="IndexCorruptException">Names file, offset and reason.</exception>
    public void Verify() => throw new NotSupportedException("comes with the next commits");

    public void Dispose() => throw new NotSupportedException("comes with the next commits");
}
