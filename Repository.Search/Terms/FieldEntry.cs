using Repository.Search.Storage;

namespace Repository.Search.Terms;

/// <summary>What the directory at the end of the dictionaries says of a field.</summary>
/// <param name="Number">The field's place in the schema.</param>
/// <param name="BlocksOffset">Where the offsets of its blocks lie.</param>
internal readonly record struct FieldEntry(int Number, int DocumentCount, long SumTotalTermFrequency, int TermCount, int BlocksOffset)
{
    public int BlockCount => (TermCount + TermsFormat.BlockSize - 1) / TermsFormat.BlockSize;

    public static FieldEntry Read(ref ByteReader reader) =>
        new(reader.ReadVarInt(), reader.ReadVarInt(), (long)reader.ReadVarLong(), reader.ReadVarInt(), reader.ReadVarInt());

    public void Write(IndexOutput output)
    {
        output.WriteVarInt(Number);
        output.WriteVarInt(DocumentCount);
        output.WriteVarInt((ulong)SumTotalTermFrequency);
        output.WriteVarInt(TermCount);
        output.WriteVarInt(BlocksOffset);
    }
}
