using Repository.Search.Storage;

namespace Repository.Search.Segments;

/// <summary>The lengths of a text field, one byte a document: see <see cref="SegmentReader.Norms"/>. For those who ask document by document.</summary>
/// <param name="offset">Of the first document's byte.</param>
/// <param name="count">Documents of the segment.</param>
internal sealed class NormValues(MappedFile file, int offset, int count)
{
    public byte this[int docId] => ByDocument[docId];

    public ReadOnlySpan<byte> ByDocument => file.Bytes.Slice(offset, count);
}
