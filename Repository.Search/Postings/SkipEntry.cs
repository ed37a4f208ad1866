using System.Buffers.Binary;
using Repository.Search.Storage;

namespace Repository.Search.Postings;

/// <summary>The end of one full block of postings: an entry of a term's skip data.</summary>
/// <param name="LastDocument">Of the block.</param>
/// <param name="PostingsEnd">Where the next block begins, from the term's postings.</param>
/// <param name="PositionsOffset">Where the packed positions lie among which the next block's begin, from the term's positions.</param>
/// <param name="PositionsBefore">How many positions the term has up to here.</param>
internal readonly record struct SkipEntry(int LastDocument, int PostingsEnd, int PositionsOffset, int PositionsBefore)
{
    /// <summary>Bytes of an entry.</summary>
    public static int Length(bool positions) => positions ? 16 : 8;

    /// <summary>All that a search among many entries asks.</summary>
    public static int LastDocumentOf(ReadOnlySpan<byte> entry) => BinaryPrimitives.ReadInt32LittleEndian(entry);

    public static SkipEntry Read(ReadOnlySpan<byte> entry, bool positions) => new(
        LastDocumentOf(entry),
        BinaryPrimitives.ReadInt32LittleEndian(entry[4..]),
        positions ? BinaryPrimitives.ReadInt32LittleEndian(entry[8..]) : 0,
        positions ? BinaryPrimitives.ReadInt32LittleEndian(entry[12..]) : 0);

    public void Write(IndexOutput output, bool positions)
    {
        output.WriteUInt32((uint)LastDocument);
        output.WriteUInt32((uint)PostingsEnd);
        if (positions)
        {
            output.WriteUInt32((uint)PositionsOffset);
            output.WriteUInt32((uint)PositionsBefore);
        }
    }
}
