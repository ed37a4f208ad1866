using System.Buffers.Binary;
using Repository.Search.Storage;

namespace Repository.Search.Facets;

/// <summary>Arrays of unsigned integers in 0, 1, 2, 4 or 8 bytes each, little-endian: one value is read without any other.</summary>
internal static class FixedWidth
{
    /// <summary>Bytes that hold values up to that one.</summary>
    public static int For(ulong max) => max switch
    {
        0 => 0,
        <= byte.MaxValue => sizeof(byte),
        <= ushort.MaxValue => sizeof(ushort),
        <= uint.MaxValue => sizeof(uint),
        _ => sizeof(ulong),
    };

    public static ulong Read(ReadOnlySpan<byte> array, int index, int width) => width switch
    {
        0 => 0,
        sizeof(byte) => array[index],
        sizeof(ushort) => BinaryPrimitives.ReadUInt16LittleEndian(array[(index * sizeof(ushort))..]),
        sizeof(uint) => BinaryPrimitives.ReadUInt32LittleEndian(array[(index * sizeof(uint))..]),
        _ => BinaryPrimitives.ReadUInt64LittleEndian(array[(index * sizeof(ulong))..]),
    };

    public static void Write(IndexOutput output, ulong value, int width)
    {
        switch (width)
        {
            case 0:
                break;
            case sizeof(byte):
                output.WriteByte((byte)value);
                break;
            case sizeof(ushort):
                output.WriteUInt16((ushort)value);
                break;
            case sizeof(uint):
                output.WriteUInt32((uint)value);
                break;
            default:
                output.WriteUInt64(value);
                break;
        }
    }
}
