using System.Text;

namespace Repository.Search.Tests.Format;

/// <summary>One file of an index: its frame is checked, then numbers and texts are read from its body one after the other.</summary>
/// <remarks>The types called Plain know docs/index-format.md and the platform's library alone, nothing of the engine.</remarks>
internal sealed class PlainFile
{
    private const int HeaderLength = 8;
    private const int FooterLength = 12;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly byte[] withoutFooter;

    private PlainFile(byte[] withoutFooter) => this.withoutFooter = withoutFooter;

    /// <summary>Where the next read begins, from the begin of the file.</summary>
    public int At { get; set; }

    /// <summary>The end of the body: the begin of the footer.</summary>
    public int End => withoutFooter.Length;

    /// <summary>The file at the begin of its body.</summary>
    /// <param name="kind">What the header must say.</param>
    /// <exception cref="InvalidDataException">The frame is not whole.</exception>
    public static PlainFile Open(byte[] bytes, int kind)
    {
        Require(bytes.Length >= HeaderLength + FooterLength, "shorter than its frame");
        var footer = new PlainFile(bytes) { At = bytes.Length - FooterLength };
        Require(footer.Unsigned(8) == (ulong)bytes.Length, "length");
        Require(footer.Unsigned(4) == Crc32C(bytes.AsSpan(..^4)), "checksum");
        var file = new PlainFile(bytes.AsSpan(..^FooterLength).ToArray());
        Require(file.Unsigned(4) == 0x81506F52, "magic");
        Require(file.Unsigned(2) == 2, "version");
        Require(file.Unsigned(2) == (ulong)kind, "kind");
        return file;
    }

    /// <summary>The same file, read from another place.</summary>
    public PlainFile From(int offset) => new(withoutFooter) { At = offset };

    public static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException(what);
        }
    }

    public int U8() => (int)Unsigned(1);

    public int U32() => checked((int)Unsigned(4));

    /// <param name="width">In bytes, 0 to 8.</param>
    public ulong Unsigned(int width)
    {
        var value = 0UL;
        for (var i = 0; i < width; i++)
        {
            value |= (ulong)withoutFooter[At++] << (8 * i);
        }

        return value;
    }

    public int Varint()
    {
        var value = 0L;
        for (var shift = 0; ; shift += 7)
        {
            var next = U8();
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return checked((int)value);
            }
        }
    }

    public byte[] Bytes(int count)
    {
        At += count;
        return withoutFooter.AsSpan(At - count, count).ToArray();
    }

    public string Text() => Utf8.GetString(Bytes(Varint()));

    /// <summary>As many truths as documents, in words of 64 bits; the bits behind the last are 0.</summary>
    public bool[] Bits(int count)
    {
        var words = Enumerable.Range(0, (count + 63) / 64).Select(_ => Unsigned(8)).ToArray();
        var bits = Enumerable.Range(0, words.Length * 64).Select(i => ((words[i / 64] >> (i % 64)) & 1) == 1).ToArray();
        Require(!bits.AsSpan(count..).Contains(true), "a bit behind the last document");
        return bits[..count];
    }

    /// <summary>128 integers in four lanes of 32-bit words.</summary>
    public int[] Packed()
    {
        var width = U8();
        var words = Enumerable.Range(0, width * 4).Select(_ => (uint)Unsigned(4)).ToArray();
        var values = new int[128];
        for (var i = 0; i < values.Length; i++)
        {
            for (var bit = 0; bit < width; bit++)
            {
                var place = (i / 4 * width) + bit;
                values[i] |= (int)((words[(place / 32 * 4) + (i % 4)] >> (place % 32)) & 1) << bit;
            }
        }

        return values;
    }

    /// <summary>CRC-32C bit by bit: reflected polynomial 0x82F63B78, initial value and final xor 0xFFFFFFFF.</summary>
    public static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var remainder = uint.MaxValue;
        foreach (var next in bytes)
        {
            remainder ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                remainder = (remainder >> 1) ^ ((remainder & 1) == 1 ? 0x82F63B78 : 0);
            }
        }

        return ~remainder;
    }
}
