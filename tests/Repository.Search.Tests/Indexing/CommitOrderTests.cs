using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;

namespace Repository.Search.Tests.Indexing;

/// <summary>The order in which a commit reaches the disk: what makes it survive a power failure.</summary>
public sealed class CommitOrderTests : IDisposable
{
    private readonly FaultyStorage storage = new(new MemoryStorage());
    private readonly List<(StorageOperation Operation, string Name)> done = [];
    private readonly IndexWriter writer;

    public CommitOrderTests()
    {
        writer = IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = null });
        writer.Put("1", "one");
        writer.Put("2", "two");
        writer.Commit();
        writer.Put("1", "other");
        storage.Before = (operation, name) => done.Add((operation, name));
        writer.Commit();
    }

    public void Dispose()
    {
        writer.Dispose();
        storage.Dispose();
    }

    [Fact]
    public void Every_file_is_synced_before_the_commit_gets_its_name()
    {
        var synced = done[..Place(StorageOperation.Rename)].Where(step => step.Operation == StorageOperation.Sync).Select(step => step.Name);
        var written = storage.Files.Where(name => name.StartsWith("s2.", StringComparison.Ordinal)).Concat(["commit-2.tmp", "s1.live-2"]);
        Assert.Equal(written.Order(StringComparer.Ordinal), synced.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_written_once_the_syncing_has_begun() =>
        Assert.DoesNotContain(done[Place(StorageOperation.Sync)..], step => step.Operation is StorageOperation.Create or StorageOperation.Write);

    [Fact]
    public void The_folder_is_synced_before_and_after_the_commit_gets_its_name() =>
        Assert.Equal(
            [StorageOperation.SyncFolder, StorageOperation.Rename, StorageOperation.SyncFolder],
            done[(Place(StorageOperation.Rename) - 1)..(Place(StorageOperation.Rename) + 2)].Select(step => step.Operation));

    [Fact]
    public void The_commit_is_read_again_before_the_one_before_is_deleted() =>
        Assert.Equal([(StorageOperation.Open, "commit-2"), (StorageOperation.Delete, "commit-1")], done[(Place(StorageOperation.Rename) + 2)..]);

    private int Place(StorageOperation operation) => done.FindIndex(step => step.Operation == operation);
}
