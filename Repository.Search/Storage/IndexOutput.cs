using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Repository.Search.Storage;

/// <summary>Writes one file of an index in its frame: see <see cref="IndexFile"/>. Integers are little-endian.</summary>
internal sealed class IndexOutput : IDisposable
{
    private const int BufferBytes = 1 << 15;

    private readonly string name;
    private readonly Stream stream;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private int filled;
    private int flushed;
    private uint checksum = Crc32C.Empty;

    public IndexOutput(IIndexStorage storage, string name, IndexFileKind kind)
    {
        this.name = name;
        stream = storage.Create(name);
        WriteUInt32(IndexFile.Magic);
        WriteUInt16(IndexFile.Version);
        WriteUInt16((ushort)kind);
    }

    /// <summary>Bytes from the file's begin to here.</summary>
    /// <exception cref="OverflowException">2 GiB are passed.</exception>
    public int Position => checked(flushed + filled);

    public void WriteByte(byte value) => Space(1)[0] = value;

    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Space(sizeof(ushort)), value);

    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Space(sizeof(uint)), value);

    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Space(sizeof(ulong)), value);

    /// <summary>Seven bits a byte, the lowest first; the highest bit says that more follow.</summary>
    public void WriteVarInt(ulong value)
    {
        while (value > 0x7F)
        {
            WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        WriteByte((byte)value);
    }

    /// <param name="value">0 or more.</param>
    public void WriteVarInt(int value) => WriteVarInt((ulong)(uint)value);

    /// <summary>Length in bytes, then UTF-8. Halves of surrogate pairs become U+FFFD.</summary>
    public void WriteString(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        WriteVarInt(bytes.Length);
        Write(bytes);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (filled == BufferBytes)
            {
                Flush();
            }

            var part = Math.Min(bytes.Length, BufferBytes - filled);
            bytes[..part].CopyTo(buffer.AsSpan(filled));
            filled += part;
            bytes = bytes[part..];
        }
    }

    /// <summary>Writes the footer and closes the file.</summary>
    public StoredFile Finish()
    {
        var length = Position + IndexFile.FooterLength;
        WriteUInt64((ulong)length);
        Flush();
        var whole = checksum;
        WriteUInt32(whole);
        Flush();
        Dispose();
        return new StoredFile(name, length, whole);
    }

    /// <summary>Without <see cref="Finish"/> the file stays unfinished, which shows when it is opened.</summary>
    public void Dispose()
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
            stream.Dispose();
        }
    }

    private Span<byte> Space(int bytes)
    {
        if (filled + bytes > BufferBytes)
        {
            Flush();
        }

        var space = buffer.AsSpan(filled, bytes);
        filled += bytes;
        return space;
    }

    private void Flush()
    {
        stream.Write(buffer, 0, filled);
        checksum = Crc32C.Append(checksum, buffer.AsSpan(0, filled));
        flushed = checked(flushed + filled);
        filled = 0;
    }
}
