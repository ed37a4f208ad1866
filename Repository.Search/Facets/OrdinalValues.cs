using Repository.Search.Storage;
using Repository.Search.Terms;

namespace Repository.Search.Facets;

/// <summary>
/// The values of each document as ordinals: places in the sorted list of the field's values in this segment. Safe for use by several threads.
/// </summary>
public sealed class OrdinalValues
{
    private const int HeaderLength = 2;

    private readonly MappedFile file;
    private readonly FieldTerms values;
    private readonly int offsetWidth;
    private readonly int width;
    private readonly int offsetsAt;
    private readonly int ordinalsAt;

    internal OrdinalValues(MappedFile file, int offset, int documentCount, FieldTerms values)
    {
        this.file = file;
        this.values = values;
        offsetWidth = file.Bytes[offset];
        width = file.Bytes[offset + 1];
        offsetsAt = offset + HeaderLength;
        ordinalsAt = offsetsAt + (IsSingle ? 0 : (documentCount + 1) * offsetWidth);
    }

    public int ValueCount => (int)values.TermCount;

    /// <summary>Without offsets: each document has one ordinal or none.</summary>
    private bool IsSingle => offsetWidth == 0;

    /// <summary>Ascending by the bytes of UTF-8.</summary>
    /// <param name="ordinal">From 0 to below <see cref="ValueCount"/>.</param>
    public string Value(int ordinal) => values.Term(ordinal);

    /// <summary>The index, for <see cref="At"/>, of the document's first ordinal.</summary>
    public int First(int docId) => IsSingle ? docId : (int)FixedWidth.Read(file.Bytes[offsetsAt..], docId, offsetWidth);

    /// <summary>Past the index of the document's last ordinal; <see cref="First"/> if it has none.</summary>
    public int End(int docId) => IsSingle ? docId + (Raw(docId) == 0 ? 0 : 1) : First(docId + 1);

    /// <summary>Ascending within a document.</summary>
    /// <param name="index">From a document's <see cref="First"/> to below its <see cref="End"/>.</param>
    public int At(int index) => IsSingle ? Raw(index) - 1 : Raw(index);

    private int Raw(int index) => (int)FixedWidth.Read(file.Bytes[ordinalsAt..], index, width);
}
