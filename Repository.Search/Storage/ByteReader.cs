using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Repository.Search.Storage;

/// <summary>Reads what <see cref="IndexOutput"/> wrote, from the front of a span on. Beyond the end it throws as a span does.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes, int position = 0)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int position = position;

    public readonly int Position => position;

    public byte ReadByte() => bytes[position++];

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadVarInt()
    {
        var first = bytes[position];
        if (first > 0x7F)
        {
            return (int)ReadVarLong();
        }

        position++;
        return first;
    }

    public ulong ReadVarLong()
    {
        var value = 0UL;
        var shift = 0;
        byte next;
        do
        {
            next = bytes[position++];
            value |= (ulong)(next & 0x7F) << shift;
            shift += 7;
        }
        while (next > 0x7F);

        return value;
    }

    public string ReadString() => Encoding.UTF8.GetString(Take(ReadVarInt()));

    public ReadOnlySpan<byte> Take(int count)
    {
        var taken = bytes.Slice(position, count);
        position += count;
        return taken;
    }
}
