using Repository.Search.Scoring;

namespace Repository.Search.Tests.Scoring;

public sealed class SmallFloatTests
{
    [Fact]
    public void Lengths_below_forty_are_exact() =>
        Assert.All(Enumerable.Range(0, 40), length => Assert.Equal(length, SmallFloat.Byte4ToInt(SmallFloat.IntToByte4(length))));

    /// <summary>Values of Lucene 8.7: SmallFloat.byte4ToInt(SmallFloat.intToByte4(length)).</summary>
    [Theory]
    [InlineData(39, 39, 39)]
    [InlineData(40, 40, 40)]
    [InlineData(41, 40, 40)]
    [InlineData(42, 41, 42)]
    [InlineData(55, 47, 54)]
    [InlineData(56, 48, 56)]
    [InlineData(100, 57, 96)]
    [InlineData(160, 64, 152)]
    [InlineData(1000, 87, 984)]
    [InlineData(50000, 132, 49176)]
    [InlineData(1048576, 167, 983064)]
    [InlineData(int.MaxValue, 255, 2013265944)]
    public void Longer_ones_are_rounded_down_as_Lucene_does(int length, int norm, int decoded)
    {
        Assert.Equal(norm, SmallFloat.IntToByte4(length));
        Assert.Equal(decoded, SmallFloat.Byte4ToInt((byte)norm));
    }

    [Fact]
    public void Every_byte_stands_for_a_length_of_its_own() =>
        Assert.All(Enumerable.Range(0, 256), norm => Assert.Equal(norm, SmallFloat.IntToByte4(SmallFloat.Byte4ToInt((byte)norm))));

    [Fact]
    public void A_negative_length_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => SmallFloat.IntToByte4(-1));
}
