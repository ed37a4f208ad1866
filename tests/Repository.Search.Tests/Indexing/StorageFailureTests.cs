using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;
using Repository.TestSupport;

namespace Repository.Search.Tests.Indexing;

/// <summary>What a writer does when the storage fails. That it is right wherever that happens is shown by <see cref="StorageFaultTests"/>.</summary>
public sealed class StorageFailureTests : IDisposable
{
    private static readonly SortedDictionary<string, string> First = new(StringComparer.Ordinal) { ["1"] = "one", ["2"] = "two" };
    private static readonly SortedDictionary<string, string> Second = new(StringComparer.Ordinal) { ["1"] = "other", ["3"] = "three" };

    private readonly FaultyStorage storage = new(new MemoryStorage());

    public void Dispose() => storage.Dispose();

    [Theory]
    [InlineData(StorageOperation.Sync)]
    [InlineData(StorageOperation.Rename)]
    [InlineData(StorageOperation.SyncFolder)]
    public void A_commit_that_may_not_be_durable_breaks_the_writer(StorageOperation failing)
    {
        using (var writer = Open(storage))
        {
            Put(writer, First);
            writer.Commit();
            using var snapshot = writer.Refresh();
            writer.Put("4", "four");
            FailOnce(failing);
            var problem = Assert.Throws<IndexWriterBrokenException>(() => writer.Commit());
            Assert.IsType<IOException>(problem.InnerException);
            Assert.Throws<IndexWriterBrokenException>(() => writer.Put("5", "five"));
            Assert.Throws<IndexWriterBrokenException>(() => writer.Refresh());
            Assert.Throws<IndexWriterBrokenException>(() => writer.Commit());
            Assert.Equal(First, snapshot.Contents());
        }

        using var reopened = Open(storage);
        Assert.Equal(First, reopened.Contents());
    }

    [Fact]
    public void A_failed_flush_loses_nothing_and_keeps_the_order()
    {
        using var writer = Open(storage);
        Put(writer, First);
        FailOnce(StorageOperation.Create);
        Assert.Throws<IOException>(() => writer.Refresh());
        Assert.Empty(storage.Files);
        writer.Put("1", "other");
        writer.Delete("2");
        writer.Put("3", "three");
        Assert.Equal(Second, writer.Contents());
    }

    [Fact]
    public void A_failed_merge_is_told_by_the_next_call_and_the_index_stays_usable()
    {
        var clock = new TestClock();
        using var writer = IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = TestIndex.EagerMerges, Clock = clock });
        storage.Before = (operation, name) =>
        {
            if (operation == StorageOperation.Create && name.StartsWith("s5.", StringComparison.Ordinal))
            {
                throw new IOException("full");
            }
        };

        // Three segments may stand side by side; the fifth is the merge that the fourth makes due.
        for (var i = 1; i <= 4; i++)
        {
            writer.Put($"{i}", $"text {i}");
            writer.Refresh().Dispose();
        }

        Assert.Equal("full", Assert.Throws<IOException>(writer.WaitForMerges).Message);
        Assert.Equal(4, writer.Contents().Count);
        clock.Advance(TimeSpan.FromMinutes(1));
        writer.Put("6", "text 6");
        writer.Refresh().Dispose();
        writer.WaitForMerges();
        using var snapshot = writer.Refresh();
        Assert.InRange(snapshot.Segments.Count, 1, 3);
        Assert.Equal(5, snapshot.Contents().Count);
    }

    [Fact]
    public void A_failed_merge_is_not_tried_again_by_each_flush_but_after_a_growing_pause()
    {
        var clock = new TestClock();
        using var writer = IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = TestIndex.EagerMerges, Clock = clock });
        var attempts = 0;
        storage.Before = (operation, _) =>
        {
            if (operation == StorageOperation.Create && Thread.CurrentThread.Name == "index merges")
            {
                attempts++;
                throw new IOException("full");
            }
        };

        // Three segments may stand side by side.
        for (var i = 1; i <= 3; i++)
        {
            writer.Put($"{i}", $"text {i}");
            writer.Refresh().Dispose();
        }

        for (var halfMinute = 0; halfMinute < 16; halfMinute++)
        {
            var before = attempts;
            writer.Put($"later {halfMinute}", "text");
            writer.Refresh().Dispose();
            var failed = Record.Exception(writer.WaitForMerges) is IOException;
            Assert.Equal(halfMinute is 0 or 2 or 6 or 14, failed);
            Assert.Equal(failed ? before + 1 : before, attempts);
            clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(19, writer.Contents().Count);
    }

    private void FailOnce(StorageOperation failing) => storage.Before = (operation, _) =>
    {
        if (operation == failing)
        {
            storage.Before = (_, _) => { };
            throw new IOException($"{failing} fails");
        }
    };

    private static void Put(IndexWriter writer, SortedDictionary<string, string> contents)
    {
        foreach (var (id, body) in contents)
        {
            writer.Put(id, body);
        }
    }

    private static IndexWriter Open(IIndexStorage storage) => IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = null });
}
