using System.Buffers;

namespace Repository.Search.Storage;

/// <summary>Integers in as many bytes as they need, in memory: as <see cref="IndexOutput"/> writes them to a file.</summary>
internal static class VarInt
{
    public const int MaxLength = 5;

    /// <param name="value">0 or more.</param>
    public static void Write(IBufferWriter<byte> writer, int value)
    {
        var bytes = writer.GetSpan(MaxLength);
        var length = 0;
        while (value > 0x7F)
        {
            bytes[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[length++] = (byte)value;
        writer.Advance(length);
    }
}
