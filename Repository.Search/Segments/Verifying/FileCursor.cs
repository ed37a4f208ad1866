using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Repository.Search.Postings;
using Repository.Search.Storage;

namespace Repository.Search.Segments.Verifying;

/// <summary>
/// Reads one file of a segment from front to back, and believes nothing: what leads out of the body, or is not written as the writer writes it,
/// is a fault with its offset. It has its own reading of numbers, and shares with searches what unpacks a block.
/// </summary>
internal sealed class FileCursor
{
    private readonly string name;
    private readonly MappedFile file;

    public FileCursor(SegmentReader segment, IndexFileKind kind)
    {
        name = SegmentFiles.Name(segment.Name, kind);
        file = segment.File(kind);
        End = file.Bytes.Length - IndexFile.FooterLength;
    }

    /// <summary>From the begin of the file, as all offsets here.</summary>
    public int Position { get; private set; } = IndexFile.HeaderLength;

    /// <summary>Where the footer begins.</summary>
    public int End { get; }

    /// <param name="namedAt">Where that offset stands.</param>
    public void MoveTo(long offset, long namedAt)
    {
        Expect(offset >= IndexFile.HeaderLength && offset <= End, namedAt, "an offset leads out of the file");
        Position = (int)offset;
    }

    public ReadOnlySpan<byte> Take(long count)
    {
        Expect(count >= 0 && count <= End - Position, Position, "what stands here leads out of the file");
        var taken = file.Bytes.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    /// <summary>Bytes anywhere in the body.</summary>
    public ReadOnlySpan<byte> Slice(long offset, int count)
    {
        Expect(offset >= IndexFile.HeaderLength && offset <= End - count, offset, "what stands here leads out of the file");
        return file.Bytes.Slice((int)offset, count);
    }

    public byte Byte() => Take(1)[0];

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public int VarInt()
    {
        var start = Position;
        var value = VarLong();
        Expect(value <= int.MaxValue, start, "a number is impossible");
        return (int)value;
    }

    public ulong VarLong()
    {
        var start = Position;
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            Expect(shift < 63 || next <= 1, start, "a number has more than 64 bits");
            value |= (ulong)(next & 0x7F) << shift;
            if (next <= 0x7F)
            {
                Expect(next > 0 || shift == 0, start, "a number is longer than it need be");
                return value;
            }
        }
    }

    /// <summary>128 integers; as bits, so that what is above the largest integer comes out negative.</summary>
    public void Packed(Span<int> values)
    {
        var start = Position;
        var width = Byte();
        Expect(width <= 32, start, "a width has more than 32 bits");
        BitPacking.UnpackScalars(Take(BitPacking.PackedLength(width)), width, values);
        Expect(BitPacking.WidthOf(values) == width, start, "a width is not that of the largest value");
    }

    /// <exception cref="IndexCorruptException">It does not hold.</exception>
    public void Expect([DoesNotReturnIf(false)] bool holds, long at, string otherwise)
    {
        if (!holds)
        {
            throw new IndexCorruptException(name, at, otherwise);
        }
    }
}
