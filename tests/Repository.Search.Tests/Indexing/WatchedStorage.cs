using Repository.Search.Storage;

namespace Repository.Search.Tests.Indexing;

/// <summary>What is done to a storage.</summary>
public enum StorageOperation
{
    List,
    Create,
    Write,
    Open,
    Sync,
    Rename,
    SyncFolder,
    Delete,
}

/// <summary>Passes everything on, after telling of it; who is told may throw or wait. Counts mapped files.</summary>
internal sealed class WatchedStorage(IIndexStorage inner) : IIndexStorage
{
    private int open;

    /// <summary>Called before each operation, with the file's name.</summary>
    public Action<StorageOperation, string> Before { get; set; } = (_, _) => { };

    public int OpenFiles => Volatile.Read(ref open);

    /// <summary>The index's files, without locks, in order.</summary>
    public IReadOnlyList<string> Files => [.. inner.List().Where(name => !name.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> List()
    {
        Before(StorageOperation.List, "");
        return inner.List();
    }

    public Stream Create(string name)
    {
        Before(StorageOperation.Create, name);
        return new WatchedStream(this, name, inner.Create(name));
    }

    public MappedFile Open(string name)
    {
        Before(StorageOperation.Open, name);
        return new WatchedFile(this, inner.Open(name));
    }

    public void Sync(string name)
    {
        Before(StorageOperation.Sync, name);
        inner.Sync(name);
    }

    public void Rename(string from, string to)
    {
        Before(StorageOperation.Rename, from);
        inner.Rename(from, to);
    }

    public void SyncFolder()
    {
        Before(StorageOperation.SyncFolder, "");
        inner.SyncFolder();
    }

    public void Delete(string name)
    {
        Before(StorageOperation.Delete, name);
        inner.Delete(name);
    }

    public IDisposable Lock(string name) => inner.Lock(name);

    public void Dispose() => inner.Dispose();

    private sealed class WatchedFile : MappedFile
    {
        private readonly WatchedStorage storage;
        private readonly MappedFile file;

        public WatchedFile(WatchedStorage storage, MappedFile file)
        {
            (this.storage, this.file) = (storage, file);
            Interlocked.Increment(ref storage.open);
        }

        public override ReadOnlySpan<byte> Bytes => file.Bytes;

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            Interlocked.Decrement(ref storage.open);
        }
    }

    private sealed class WatchedStream(WatchedStorage storage, string name, Stream stream) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => stream.Length;

        public override long Position { get => stream.Position; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            storage.Before(StorageOperation.Write, name);
            stream.Write(buffer, offset, count);
        }

        public override void Flush() => stream.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
