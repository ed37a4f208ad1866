using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;

namespace Repository.Search.Tests.Indexing;

public sealed class IndexSnapshotTests : IDisposable
{
    private readonly FaultyStorage storage = new(new MemoryStorage());
    private readonly IndexWriter writer;

    public IndexSnapshotTests()
    {
        writer = IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = null });
        writer.Put("1", "one");
        writer.Commit();
        writer.Put("2", "two");
    }

    public void Dispose()
    {
        writer.Dispose();
        storage.Dispose();
    }

    [Fact]
    public void Each_reference_holds_the_moment_until_it_is_disposed()
    {
        var first = writer.Refresh();
        var second = first.Acquire();
        writer.Put("1", "other");
        writer.MergeTo(1);
        first.Dispose();
        first.Dispose();
        Assert.Equal(new Dictionary<string, string> { ["1"] = "one", ["2"] = "two" }, second.Contents());
        second.Dispose();
    }

    [Fact]
    public void A_disposed_reference_is_refused()
    {
        var first = writer.Refresh();
        using var second = first.Acquire();
        first.Dispose();
        Assert.Throws<ObjectDisposedException>(() => first.Acquire());
        Assert.Throws<ObjectDisposedException>(() => first.Segments);
        Assert.Equal(2, second.Segments.Count);
    }

    [Fact]
    public void Files_are_kept_while_a_snapshot_or_the_commit_needs_them()
    {
        var snapshot = writer.Refresh();
        var before = storage.Files;
        writer.Put("3", "three");
        writer.MergeTo(1);
        Assert.Superset(before.ToHashSet(), storage.Files.ToHashSet());
        snapshot.Dispose();
        Assert.Contains(storage.Files, name => name.StartsWith("s1.", StringComparison.Ordinal));
        Assert.DoesNotContain(storage.Files, name => name.StartsWith("s2.", StringComparison.Ordinal));
        writer.Commit();
        Assert.DoesNotContain(storage.Files, name => name.StartsWith("s1.", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_mapped_file_is_closed_when_the_last_snapshot_is()
    {
        var snapshots = new List<IndexSnapshot>();
        for (var i = 0; i < 20; i++)
        {
            writer.Put($"{i}", $"text {i}");
            snapshots.Add(writer.Refresh());
            snapshots.Add(snapshots[^1].Acquire());
        }

        writer.MergeTo(2);
        writer.Commit();
        writer.Dispose();
        Assert.NotEqual(0, storage.OpenFiles);
        Assert.Equal(20, snapshots[^1].Contents().Count);
        snapshots.ForEach(snapshot => snapshot.Dispose());
        Assert.Equal(0, storage.OpenFiles);
    }

    [Fact]
    public void After_the_writer_no_snapshot_deletes_files()
    {
        var snapshot = writer.Refresh();
        writer.Dispose();
        using var next = IndexWriter.Open(storage, TestIndex.Schema);
        next.Put("3", "three");
        next.Commit();
        var files = storage.Files;
        snapshot.Dispose();
        Assert.Equal(files, storage.Files);
        Assert.Equal(["1", "3"], next.Contents().Keys);
    }

    [Fact]
    public void Files_that_cannot_be_deleted_yet_are_deleted_later()
    {
        writer.Commit();
        storage.Before = (operation, _) =>
        {
            if (operation == StorageOperation.Delete)
            {
                throw new IOException("mapped");
            }
        };
        writer.MergeTo(1);
        writer.Commit();
        Assert.Contains(storage.Files, name => name.StartsWith("s1.", StringComparison.Ordinal));
        storage.Before = (_, _) => { };
        writer.Put("3", "three");
        writer.Commit();
        Assert.DoesNotContain(storage.Files, name => name.StartsWith("s1.", StringComparison.Ordinal) || name.StartsWith("s2.", StringComparison.Ordinal));
        Assert.Single(storage.Files, name => name.StartsWith("commit-", StringComparison.Ordinal));
    }
}
