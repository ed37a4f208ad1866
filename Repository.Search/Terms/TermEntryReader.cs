using Repository.Search.Postings;
using Repository.Search.Storage;

namespace Repository.Search.Terms;

/// <summary>Reads the entries of one block of a dictionary in turn, as their offsets build on one another.</summary>
internal struct TermEntryReader(bool frequencies)
{
    private int postingsOffset;
    private int positionsOffset;

    /// <summary>What stands behind the first term of a block.</summary>
    public void StartBlock(ref ByteReader reader)
    {
        postingsOffset = reader.ReadVarInt();
        positionsOffset = frequencies ? reader.ReadVarInt() : 0;
    }

    public TermEntry Read(ref ByteReader reader)
    {
        var documentFrequency = reader.ReadVarInt();
        long totalTermFrequency = documentFrequency;
        if (frequencies)
        {
            var each = documentFrequency & 1;
            documentFrequency >>>= 1;
            totalTermFrequency = documentFrequency + (each == 1 ? 0 : (long)reader.ReadVarLong());
            positionsOffset += reader.ReadVarInt();
        }

        var onlyDocument = documentFrequency == 1 ? reader.ReadVarInt() : 0;
        postingsOffset += documentFrequency == 1 ? 0 : reader.ReadVarInt();
        return new TermEntry
        {
            DocumentFrequency = documentFrequency,
            TotalTermFrequency = totalTermFrequency,
            OnlyDocument = onlyDocument,
            PostingsOffset = postingsOffset,
            SkipOffset = documentFrequency >= BitPacking.BlockSize ? reader.ReadVarInt() : 0,
            PositionsOffset = positionsOffset,
        };
    }
}
