using System.Buffers.Binary;

namespace Repository.Search.Facets;

/// <summary>A width of <see cref="FixedWidth"/> that a loop is compiled for.</summary>
internal interface IFixedWidth
{
    int Read(ReadOnlySpan<byte> array, int index);
}

internal readonly struct OneByte : IFixedWidth
{
    public int Read(ReadOnlySpan<byte> array, int index) => array[index];
}

internal readonly struct TwoBytes : IFixedWidth
{
    public int Read(ReadOnlySpan<byte> array, int index) => BinaryPrimitives.ReadUInt16LittleEndian(array[(index * sizeof(ushort))..]);
}

internal readonly struct FourBytes : IFixedWidth
{
    public int Read(ReadOnlySpan<byte> array, int index) => (int)BinaryPrimitives.ReadUInt32LittleEndian(array[(index * sizeof(uint))..]);
}
