using Repository.Search.Segments.Verifying;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Segments;

public sealed class SegmentTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1_000)]
    public void A_segment_says_what_its_documents_said(int documentCount)
    {
        var samples = Sample.Several(Seed.NewRandom(), documentCount);
        using var storage = new MemoryStorage();
        using var segment = Sample.Write(storage, "one", samples);

        SegmentAssert.Holds(samples, segment);
        Assert.Empty(SegmentVerifier.FaultsOf(segment));
    }
}
