using System.Buffers.Binary;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Storage;

/// <summary>Damage that no checksum shows.</summary>
internal static class Sealed
{
    /// <summary>Sets the footer's checksum to that of the bytes as they are now, and returns it.</summary>
    public static uint Reseal(byte[] bytes)
    {
        var checksum = Crc32C.Append(Crc32C.Empty, bytes.AsSpan(0, bytes.Length - sizeof(uint)));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - sizeof(uint)), checksum);
        return checksum;
    }
}
