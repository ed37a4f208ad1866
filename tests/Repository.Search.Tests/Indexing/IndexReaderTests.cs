using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;

namespace Repository.Search.Tests.Indexing;

public sealed class IndexReaderTests : IDisposable
{
    private readonly FaultyStorage storage = new(new MemoryStorage());
    private readonly IndexWriter writer;

    public IndexReaderTests() => writer = IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = null });

    public void Dispose()
    {
        writer.Dispose();
        storage.Dispose();
    }

    [Fact]
    public void There_is_nothing_to_read_before_the_first_commit()
    {
        writer.Put("1", "one");
        writer.Refresh().Dispose();
        Assert.Null(IndexReader.OpenLast(storage, TestIndex.Schema));
    }

    [Fact]
    public void A_reader_sees_the_last_commit_while_the_writer_goes_on()
    {
        writer.Put("1", "one");
        writer.Put("2", "two");
        writer.Refresh().Dispose();
        writer.Delete("1");
        writer.Commit();
        writer.Put("3", "three");
        writer.Refresh().Dispose();
        using var snapshot = IndexReader.OpenLast(storage, TestIndex.Schema)!;
        Assert.Equal(["2"], snapshot.Contents().Keys);
        writer.MergeTo(1);
        writer.Commit();
        Assert.Equal(["2"], snapshot.Contents().Keys);
    }

    [Fact]
    public void A_reader_deletes_nothing_and_leaves_nothing_open()
    {
        writer.Put("1", "one");
        writer.Commit();
        writer.Dispose();
        var files = storage.Files;
        IndexReader.OpenLast(storage, TestIndex.Schema)!.Dispose();
        Assert.Equal(files, storage.Files);
        Assert.Equal(0, storage.OpenFiles);
    }

    [Theory]
    [InlineData("commit-1")]
    [InlineData("s1.")]
    public void A_commit_that_is_replaced_while_it_is_read_gives_way_to_the_newer_one(string whenReading)
    {
        writer.Put("1", "one");
        writer.Commit();
        storage.Before = (operation, name) =>
        {
            if (operation == StorageOperation.Open && name.StartsWith(whenReading, StringComparison.Ordinal))
            {
                storage.Before = (_, _) => { };
                writer.Put("1", "other");
                writer.Commit();
            }
        };
        using var snapshot = IndexReader.OpenLast(storage, TestIndex.Schema)!;
        Assert.Equal("other", snapshot.Contents()["1"]);
    }
}
