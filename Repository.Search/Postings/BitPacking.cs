using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Repository.Search.Postings;

/// <summary>
/// 128 integers in as many bits each as the largest needs. Four lanes of 32-bit words stand side by side, value i in lane i % 4, so that one
/// vector instruction unpacks four neighbours.
/// </summary>
/// <remarks>Source of the layout: Lemire and Boytsov, “Decoding billions of integers per second through vectorization”, 2015 (SIMD-BP128).</remarks>
internal static class BitPacking
{
    public const int BlockSize = 128;

    private const int Lanes = 4;
    private const int Rows = BlockSize / Lanes;
    private const int WordBits = 32;

    /// <summary>Bytes of a block.</summary>
    public static int PackedLength(int width) => width * Lanes * sizeof(uint);

    /// <summary>Bits that the largest value needs: 0 to 32.</summary>
    public static int WidthOf(ReadOnlySpan<int> values)
    {
        var all = 0;
        foreach (var value in values)
        {
            all |= value;
        }

        return WordBits - BitOperations.LeadingZeroCount((uint)all);
    }

    /// <param name="values">128, each of at most <paramref name="width"/> bits.</param>
    /// <param name="packed"><see cref="PackedLength"/> bytes.</param>
    public static void Pack(ReadOnlySpan<int> values, int width, Span<byte> packed)
    {
        if (width == 0)
        {
            return;
        }

        packed.Clear();
        for (var i = 0; i < BlockSize; i++)
        {
            var bit = i / Lanes * width;
            var word = packed[WordAt(i, bit)..];
            var shifted = (ulong)(uint)values[i] << (bit % WordBits);
            BinaryPrimitives.WriteUInt32LittleEndian(word, BinaryPrimitives.ReadUInt32LittleEndian(word) | (uint)shifted);
            if (bit % WordBits + width > WordBits)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(word[(Lanes * sizeof(uint))..], (uint)(shifted >> WordBits));
            }
        }
    }

    /// <param name="packed">At least <see cref="PackedLength"/> bytes.</param>
    /// <param name="values">Room for 128.</param>
    public static void Unpack(ReadOnlySpan<byte> packed, int width, Span<int> values)
    {
        if (Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian)
        {
            UnpackVectors(packed, width, values);
        }
        else
        {
            UnpackScalars(packed, width, values);
        }
    }

    /// <summary>Replaces gaps by documents: each is the one before it, and 1, and the gap.</summary>
    /// <param name="before">The document before the first.</param>
    public static void SumGaps(Span<int> gaps, int before)
    {
        var rows = MemoryMarshal.Cast<int, Vector128<int>>(gaps);
        var last = Vector128.Create(before);
        for (var row = 0; row < rows.Length; row++)
        {
            var sums = rows[row] + Vector128<int>.One;
            sums += Vector128.Shuffle(sums, Vector128.Create(-1, 0, 1, 2));
            sums += Vector128.Shuffle(sums, Vector128.Create(-1, -1, 0, 1));
            sums += last;
            rows[row] = sums;
            last = Vector128.Shuffle(sums, Vector128.Create(3));
        }

        before = last[0];
        foreach (ref var gap in gaps[(rows.Length * Lanes)..])
        {
            before += gap + 1;
            gap = before;
        }
    }

    internal static void UnpackScalars(ReadOnlySpan<byte> packed, int width, Span<int> values)
    {
        if (width == 0)
        {
            values[..BlockSize].Clear();
            return;
        }

        var mask = Mask(width);
        for (var i = 0; i < BlockSize; i++)
        {
            var bit = i / Lanes * width;
            var at = WordAt(i, bit);
            var value = (ulong)BinaryPrimitives.ReadUInt32LittleEndian(packed[at..]);
            if (bit % WordBits + width > WordBits)
            {
                value |= (ulong)BinaryPrimitives.ReadUInt32LittleEndian(packed[(at + (Lanes * sizeof(uint)))..]) << WordBits;
            }

            values[i] = (int)((uint)(value >> (bit % WordBits)) & mask);
        }
    }

    internal static void UnpackVectors(ReadOnlySpan<byte> packed, int width, Span<int> values)
    {
        if (width == 0)
        {
            values[..BlockSize].Clear();
            return;
        }

        var words = MemoryMarshal.Cast<byte, Vector128<uint>>(packed[..PackedLength(width)]);
        var rows = MemoryMarshal.Cast<int, Vector128<uint>>(values[..BlockSize]);
        var mask = Vector128.Create(Mask(width));
        var next = 1;
        var current = words[0];
        var bit = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            var value = current >> bit;
            bit += width;
            if (bit >= WordBits && next < words.Length)
            {
                bit -= WordBits;
                current = words[next++];
                if (bit > 0)
                {
                    value |= current << (width - bit);
                }
            }

            rows[row] = value & mask;
        }
    }

    /// <summary>Where the word lies that holds that bit of the lane of value i.</summary>
    private static int WordAt(int i, int bit) => ((bit / WordBits * Lanes) + (i % Lanes)) * sizeof(uint);

    private static uint Mask(int width) => width == WordBits ? uint.MaxValue : (1u << width) - 1;
}
