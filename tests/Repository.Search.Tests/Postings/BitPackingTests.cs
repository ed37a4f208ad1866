using Repository.Search.Postings;
using Repository.Search.Tests.Segments;

namespace Repository.Search.Tests.Postings;

public sealed class BitPackingTests
{
    public static TheoryData<int> Widths => [.. Enumerable.Range(0, 33)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Values_of_each_width_come_back_by_vectors_and_without(int width)
    {
        var random = Seed.NewRandom();
        var values = Enumerable.Range(0, BitPacking.BlockSize).Select(_ => (int)(uint)(random.NextInt64() & ((1L << width) - 1))).ToArray();
        var packed = new byte[BitPacking.PackedLength(width)];

        BitPacking.Pack(values, width, packed);

        Assert.Equal(values, Unpacked(packed, width, BitPacking.UnpackScalars));
        Assert.Equal(values, Unpacked(packed, width, BitPacking.UnpackVectors));
        Assert.Equal(values, Unpacked(packed, width, BitPacking.Unpack));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(127, 7)]
    [InlineData(128, 8)]
    [InlineData(int.MaxValue, 31)]
    [InlineData(-1, 32)]
    public void The_largest_value_sets_the_width(int largest, int width) => Assert.Equal(width, BitPacking.WidthOf([0, largest, 0]));

    /// <summary>The layout is the format: value i lies in lane i % 4, four bytes a lane.</summary>
    [Fact]
    public void The_lowest_bit_of_each_value_lies_where_the_format_says()
    {
        foreach (var i in new[] { 0, 1, 3, 4, 31, 32, 127 })
        {
            var values = new int[BitPacking.BlockSize];
            values[i] = 1;
            var packed = new byte[BitPacking.PackedLength(3)];

            BitPacking.Pack(values, 3, packed);

            var bit = i / 4 * 3;
            var at = (bit / 32 * 16) + (i % 4 * 4) + (bit % 32 / 8);
            Assert.Equal(1 << (bit % 8), packed[at]);
            Assert.Equal(1, packed.Count(single => single != 0));
        }
    }

    [Fact]
    public void Gaps_add_up()
    {
        var gaps = new[] { 0, 0, 5, 0, 1, 0 };

        BitPacking.SumGaps(gaps, before: 9);

        Assert.Equal([10, 11, 17, 18, 20, 21], gaps);
    }

    private delegate void Unpacking(ReadOnlySpan<byte> packed, int width, Span<int> values);

    private static int[] Unpacked(byte[] packed, int width, Unpacking unpack)
    {
        var values = Enumerable.Repeat(-1, BitPacking.BlockSize).ToArray();
        unpack(packed, width, values);
        return values;
    }
}
