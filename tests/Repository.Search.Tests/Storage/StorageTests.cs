using Repository.Search.Storage;

namespace Repository.Search.Tests.Storage;

public sealed class MemoryStorageTests : StorageContract, IDisposable
{
    protected override IIndexStorage Storage { get; } = new MemoryStorage();

    public void Dispose() => Storage.Dispose();
}

public sealed class FolderStorageTests : StorageContract, IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"storage-{Guid.CreateVersion7():n}");

    public FolderStorageTests() => Storage = new FolderStorage(Path.Combine(folder, "made", "anew"));

    protected override IIndexStorage Storage { get; }

    [Fact]
    public void Two_storages_of_one_folder_share_its_files_and_locks()
    {
        using var other = new FolderStorage(Path.Combine(folder, "made", "anew"));
        Write("file", "text");

        Assert.Equal(["file"], other.List());
        using (Storage.Lock("lock"))
        {
            Assert.Throws<IndexLockedException>(() => other.Lock("lock"));
        }
    }

    public void Dispose()
    {
        Storage.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
