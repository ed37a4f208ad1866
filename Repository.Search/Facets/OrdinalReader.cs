namespace Repository.Search.Facets;

/// <summary>The ordinals of documents, read straight from the file: finding the file's bytes takes longer than finding an ordinal among them.</summary>
public readonly ref struct OrdinalReader
{
    private readonly ReadOnlySpan<byte> offsets;
    private readonly ReadOnlySpan<byte> ordinals;
    private readonly int offsetWidth;
    private readonly int width;

    /// <param name="offsetWidth">Bytes of an offset; 0 if each document has one ordinal or none.</param>
    /// <param name="width">Bytes of an ordinal.</param>
    internal OrdinalReader(ReadOnlySpan<byte> offsets, int offsetWidth, ReadOnlySpan<byte> ordinals, int width)
    {
        this.offsets = offsets;
        this.offsetWidth = offsetWidth;
        this.ordinals = ordinals;
        this.width = width;
    }

    private bool IsSingle => offsetWidth == 0;

    /// <summary>The index, for <see cref="At"/>, of the document's first ordinal.</summary>
    public int First(int docId) => IsSingle ? docId : (int)FixedWidth.Read(offsets, docId, offsetWidth);

    /// <summary>Past the index of the document's last ordinal; <see cref="First"/> if it has none.</summary>
    public int End(int docId) => IsSingle ? docId + (Raw(docId) == 0 ? 0 : 1) : First(docId + 1);

    /// <summary>Ascending within a document.</summary>
    /// <param name="index">From a document's <see cref="First"/> to below its <see cref="End"/>.</param>
    public int At(int index) => IsSingle ? Raw(index) - 1 : Raw(index);

    private int Raw(int index) => (int)FixedWidth.Read(ordinals, index, width);
}
