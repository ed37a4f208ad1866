using Repository.Search.Storage;

namespace Repository.Search.Tests.Catalogue.Indexing;

/// <summary>A disk that can be full: what lies on it can be read, and nothing can be added.</summary>
internal sealed class FillableDisk
{
    public bool IsFull { get; set; }

    /// <summary>Happens before a file is added, and may throw.</summary>
    public Action? Adding { get; set; }

    public IIndexStorage Open(string folder) => new Storage(this, new FolderStorage(folder));

    private sealed class Storage(FillableDisk disk, FolderStorage inner) : IIndexStorage
    {
        public IReadOnlyList<string> List() => inner.List();

        public Stream Create(string name)
        {
            disk.Adding?.Invoke();
            return disk.IsFull ? throw new IOException("No space left on device") : inner.Create(name);
        }

        public MappedFile Open(string name) => inner.Open(name);

        public void Sync(string name) => inner.Sync(name);

        public void Rename(string from, string to) => inner.Rename(from, to);

        public void SyncFolder() => inner.SyncFolder();

        public void Delete(string name) => inner.Delete(name);

        public IDisposable Lock(string name) => inner.Lock(name);

        public void Dispose() => inner.Dispose();
    }
}
