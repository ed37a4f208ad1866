using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Segments;

public sealed class LiveDocumentsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1_000)]
    public void What_is_not_deleted_lives_and_comes_back(int documentCount)
    {
        var random = Seed.NewRandom();
        var deleted = Enumerable.Range(0, documentCount).Where(_ => random.Next(3) == 0).ToHashSet();
        using var storage = new MemoryStorage();

        var live = LiveDocuments.All(documentCount).Without(deleted);
        var file = live.Write(storage, "live");
        var read = LiveDocuments.Read(storage, file);

        foreach (var each in new[] { live, read })
        {
            Assert.Equal((documentCount, documentCount - deleted.Count), (each.DocumentCount, each.LiveCount));
            Assert.Equal(Enumerable.Range(0, documentCount).Where(docId => !deleted.Contains(docId)), Enumerable.Range(0, documentCount).Where(each.IsLive));
            Assert.Equal((documentCount + 63) / 64, each.Bits.Length);
        }
    }

    [Fact]
    public void Deleting_makes_a_copy()
    {
        var all = LiveDocuments.All(10);

        var some = all.Without([3]).Without([3, 4]);

        Assert.Equal((10, 8), (all.LiveCount, some.LiveCount));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void What_is_no_document_cannot_be_deleted(int docId) => Assert.Throws<ArgumentOutOfRangeException>(() => LiveDocuments.All(10).Without([docId]));

    [Fact]
    public void A_damaged_file_is_refused()
    {
        using var storage = new MemoryStorage();
        var file = LiveDocuments.All(10).Write(storage, "live");

        Assert.Throws<IndexCorruptException>(() => LiveDocuments.Read(storage, file with { Checksum = file.Checksum + 1 }));
    }
}
