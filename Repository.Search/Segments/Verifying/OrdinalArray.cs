using Repository.Search.Facets;

namespace Repository.Search.Segments.Verifying;

/// <summary>The ordinals of one field, by document. Nothing but <see cref="Verify"/> may be called before it has found them whole.</summary>
internal sealed class OrdinalArray(FileCursor file, int offset, int documentCount)
{
    private int offsetWidth;
    private int width;
    private int ordinalsAt;

    private bool IsSingle => offsetWidth == 0;

    /// <summary>Leaves the file behind the array.</summary>
    public void Verify(long termCount)
    {
        file.MoveTo(offset, offset);
        (offsetWidth, width) = (file.Byte(), file.Byte());
        file.Expect(offsetWidth is 0 or 1 or 2 or 4, offset, "a width that offsets do not have");
        file.Expect(width is 0 or 1 or 2 or 4, offset + 1, "a width that ordinals do not have");
        var start = file.Position;
        var count = (long)documentCount;
        if (!IsSingle)
        {
            file.Take((documentCount + 1L) * offsetWidth);
            count = VerifyOffsets(start);
        }

        ordinalsAt = file.Position;
        file.Take(count * width);
        VerifyOrdinals(termCount);
    }

    /// <summary>The index, for <see cref="At"/>, of the document's first ordinal.</summary>
    public long First(int docId) => IsSingle ? docId : Read(offset + 2, docId, offsetWidth);

    public long End(int docId) => IsSingle ? docId + (Read(ordinalsAt, docId, width) == 0 ? 0 : 1) : First(docId + 1);

    public long At(long index) => Read(ordinalsAt, index, width) - (IsSingle ? 1 : 0);

    /// <summary>Where in the file that ordinal stands.</summary>
    public long OffsetOf(long index) => ordinalsAt + (index * width);

    /// <summary>How many ordinals there are.</summary>
    private long VerifyOffsets(int start)
    {
        file.Expect(First(0) == 0, start, "the ordinals of the first document do not come first");
        var most = 0L;
        for (var docId = 0; docId < documentCount; docId++)
        {
            file.Expect(First(docId) <= First(docId + 1), start + ((docId + 1) * offsetWidth), "an offset is below the one before");
            most = Math.Max(most, First(docId + 1) - First(docId));
        }

        file.Expect(most > 1, offset, "offsets, where no document has two ordinals");
        file.Expect(FixedWidth.For((ulong)First(documentCount)) == offsetWidth, offset, "a width is not that of the largest offset");
        return First(documentCount);
    }

    private void VerifyOrdinals(long termCount)
    {
        var greatest = -1L;
        for (var docId = 0; docId < documentCount; docId++)
        {
            var last = -1L;
            for (var index = First(docId); index < End(docId); index++)
            {
                var ordinal = At(index);
                file.Expect(ordinal > last && ordinal < termCount, OffsetOf(index), "an ordinal is not above the one before, or that of no term");
                last = ordinal;
            }

            greatest = Math.Max(greatest, last);
        }

        file.Expect(greatest >= 0, offset, "ordinals of a field that no document has");
        file.Expect(FixedWidth.For((ulong)greatest + (IsSingle ? 1UL : 0)) == width, offset + 1, "a width is not that of the largest ordinal");
    }

    private long Read(int array, long index, int bytes) => (long)FixedWidth.Read(file.Slice(array + (index * bytes), bytes), 0, bytes);
}
