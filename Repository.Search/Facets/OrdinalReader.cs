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

    /// <summary>Counts how many of the documents have each ordinal.</summary>
    /// <param name="counts">By ordinal; is added to.</param>
    public void Count(ReadOnlySpan<int> documents, Span<int> counts)
    {
        switch (offsetWidth, width)
        {
            case (0, sizeof(byte)):
                CountSingle(documents, counts);
                break;
            case (sizeof(ushort), sizeof(byte)):
                CountSeveral<TwoBytes, OneByte>(documents, counts);
                break;
            case (sizeof(ushort), sizeof(ushort)):
                CountSeveral<TwoBytes, TwoBytes>(documents, counts);
                break;
            case (sizeof(uint), sizeof(byte)):
                CountSeveral<FourBytes, OneByte>(documents, counts);
                break;
            case (sizeof(uint), sizeof(ushort)):
                CountSeveral<FourBytes, TwoBytes>(documents, counts);
                break;
            default:
                CountAny(documents, counts);
                break;
        }
    }

    /// <summary>One in a byte each.</summary>
    private void CountSingle(ReadOnlySpan<int> documents, Span<int> counts)
    {
        var of = ordinals;
        foreach (var docId in documents)
        {
            int raw = of[docId];
            if (raw > 0)
            {
                counts[raw - 1]++;
            }
        }
    }

    /// <summary>The widths are types, so that a loop is compiled for each pair of them.</summary>
    private void CountSeveral<TOffset, TOrdinal>(ReadOnlySpan<int> documents, Span<int> counts)
        where TOffset : struct, IFixedWidth
        where TOrdinal : struct, IFixedWidth
    {
        var (of, starts) = (default(TOrdinal), default(TOffset));
        foreach (var docId in documents)
        {
            var end = starts.Read(offsets, docId + 1);
            for (var i = starts.Read(offsets, docId); i < end; i++)
            {
                counts[of.Read(ordinals, i)]++;
            }
        }
    }

    private void CountAny(ReadOnlySpan<int> documents, Span<int> counts)
    {
        foreach (var docId in documents)
        {
            var end = End(docId);
            for (var i = First(docId); i < end; i++)
            {
                counts[At(i)]++;
            }
        }
    }

    private int Raw(int index) => (int)FixedWidth.Read(ordinals, index, width);
}
