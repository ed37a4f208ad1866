using System.Buffers.Binary;
using System.Numerics;

namespace Repository.Search.Storage;

/// <summary>CRC-32C (Castagnoli), which processors compute by an instruction of their own.</summary>
/// <remarks>Source: RFC 3720, section 12.1 and appendix B.4.</remarks>
internal static class Crc32C
{
    /// <summary>The checksum of no bytes.</summary>
    public const uint Empty = 0;

    /// <summary>The checksum of what <paramref name="checksum"/> stands for with these bytes behind it.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var state = ~checksum;
        while (bytes.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var single in bytes)
        {
            state = BitOperations.Crc32C(state, single);
        }

        return ~state;
    }
}
