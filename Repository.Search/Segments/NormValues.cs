using Repository.Search.Storage;

namespace Repository.Search.Segments;

/// <summary>The lengths of a text field, one byte a document: see <see cref="SegmentReader.Norms"/>. For those who ask document by document.</summary>
/// <param name="offset">Of the first document's byte.</param>
internal sealed class NormValues(MappedFile file, int offset)
{
    public byte this[int docId] => file.Bytes[offset + docId];

    /// <summary>By document; what lies behind the last document is not meant.</summary>
    public ReadOnlySpan<byte> ByDocument => file.Bytes[offset..];
}
