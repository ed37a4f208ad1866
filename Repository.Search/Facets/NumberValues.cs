using System.Buffers.Binary;
using Repository.Search.Storage;

namespace Repository.Search.Facets;

/// <summary>One integer a document. Safe for use by several threads.</summary>
public sealed class NumberValues
{
    private const int HeaderLength = 2 + (2 * sizeof(long));

    private readonly MappedFile file;
    private readonly int width;
    private readonly int presentAt;
    private readonly int valuesAt;

    internal NumberValues(MappedFile file, int offset, int documentCount)
    {
        this.file = file;
        var reader = new ByteReader(file.Bytes, offset);
        width = reader.ReadByte();
        var isSparse = reader.ReadByte() == 1;
        Min = (long)reader.ReadUInt64();
        Max = (long)reader.ReadUInt64();
        presentAt = isSparse ? offset + HeaderLength : 0;
        valuesAt = offset + HeaderLength + (isSparse ? (documentCount + 63) / 64 * sizeof(ulong) : 0);
    }

    /// <summary>The smallest value of the segment, deleted documents included.</summary>
    public long Min { get; }

    /// <summary>The largest value of the segment, deleted documents included.</summary>
    public long Max { get; }

    /// <summary>False, and 0, if the document has no value.</summary>
    public bool TryGet(int docId, out long value)
    {
        var bytes = file.Bytes;
        if (presentAt > 0 && (BinaryPrimitives.ReadUInt64LittleEndian(bytes[(presentAt + (docId >> 6 << 3))..]) >> (docId & 63) & 1) == 0)
        {
            value = 0;
            return false;
        }

        value = (long)((ulong)Min + FixedWidth.Read(bytes[valuesAt..], docId, width));
        return true;
    }
}
