using System.Collections.Concurrent;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Storage;

/// <summary>Passes everything on, save what is to go wrong. Tells of each operation and counts mapped files.</summary>
/// <param name="space">Null: there is always enough.</param>
internal sealed class FaultyStorage(IIndexStorage inner, DiskSpace? space = null) : IIndexStorage
{
    private readonly ConcurrentDictionary<string, long> lengths = new(StringComparer.Ordinal);
    private int open;

    /// <summary>Called before each operation, with the file's name; who is told may throw or wait.</summary>
    public Action<StorageOperation, string> Before { get; set; } = (_, _) => { };

    /// <summary>Says what goes wrong with the operation on that file.</summary>
    public Func<StorageOperation, string, StorageFault> Fault { get; set; } = (_, _) => StorageFault.None;

    public int OpenFiles => Volatile.Read(ref open);

    /// <summary>The index's files, without locks, in order.</summary>
    public IReadOnlyList<string> Files => [.. inner.List().Where(name => !name.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>What can go wrong with an operation.</summary>
    public static IReadOnlyList<StorageFault> FaultsOf(StorageOperation operation) => operation switch
    {
        StorageOperation.List or StorageOperation.Open => [StorageFault.FailsBefore],
        StorageOperation.Write => [StorageFault.FailsBefore, StorageFault.FailsAfter, StorageFault.Torn, StorageFault.TornInSilence, StorageFault.Dropped],
        _ => [StorageFault.FailsBefore, StorageFault.FailsAfter, StorageFault.Dropped],
    };

    public IReadOnlyList<string> List() => Do<IReadOnlyList<string>>(StorageOperation.List, "", inner.List);

    public Stream Create(string name) => Do<Stream>(StorageOperation.Create, name, () => CreateWithin(name), ifDropped: Stream.Null);

    public MappedFile Open(string name) => Do<MappedFile>(StorageOperation.Open, name, () => new WatchedFile(this, inner.Open(name)));

    public void Sync(string name) => Do(StorageOperation.Sync, name, () =>
    {
        inner.Sync(name);
        return space?.IsExceeded == true ? throw NoSpace() : true;
    });

    public void Rename(string from, string to) => Do(StorageOperation.Rename, from, () =>
    {
        inner.Rename(from, to);
        GiveBack(to);
        lengths[to] = lengths.TryRemove(from, out var length) ? length : 0;
        return true;
    });

    public void SyncFolder() => Do(StorageOperation.SyncFolder, "", () =>
    {
        inner.SyncFolder();
        return true;
    });

    public void Delete(string name) => Do(StorageOperation.Delete, name, () =>
    {
        inner.Delete(name);
        GiveBack(name);
        return true;
    });

    public IDisposable Lock(string name) => inner.Lock(name);

    public void Dispose() => inner.Dispose();

    private static IOException NoSpace() => new("No space left on device");

    private static IOException Failure(StorageOperation operation, string name, StorageFault fault) => new($"{operation} {name}: {fault}");

    private T Do<T>(StorageOperation operation, string name, Func<T> act, T? ifDropped = default)
    {
        Before(operation, name);
        switch (Fault(operation, name))
        {
            case StorageFault.FailsBefore:
                throw Failure(operation, name, StorageFault.FailsBefore);
            case StorageFault.FailsAfter:
                (act() as IDisposable)?.Dispose();
                throw Failure(operation, name, StorageFault.FailsAfter);
            case StorageFault.Dropped:
                return ifDropped!;
            default:
                return act();
        }
    }

    private WriteOnlyStream CreateWithin(string name)
    {
        var file = space?.IsFull == true ? throw NoSpace() : inner.Create(name);
        return new WriteOnlyStream(file, bytes => Write(name, file, bytes.Span));
    }

    private void Write(string name, Stream file, ReadOnlySpan<byte> bytes)
    {
        Before(StorageOperation.Write, name);
        var fault = Fault(StorageOperation.Write, name);
        var wanted = fault switch
        {
            StorageFault.FailsBefore or StorageFault.Dropped => 0,
            StorageFault.Torn or StorageFault.TornInSilence => bytes.Length / 2,
            _ => bytes.Length,
        };
        var taken = space?.Take(wanted) ?? wanted;
        lengths.AddOrUpdate(name, taken, (_, before) => before + taken);
        file.Write(bytes[..taken]);
        if (taken < wanted)
        {
            throw NoSpace();
        }

        if (fault is StorageFault.FailsBefore or StorageFault.FailsAfter or StorageFault.Torn)
        {
            throw Failure(StorageOperation.Write, name, fault);
        }
    }

    private void GiveBack(string name)
    {
        if (lengths.TryRemove(name, out var length))
        {
            space?.GiveBack(length);
        }
    }

    private sealed class WatchedFile : MappedFile
    {
        private readonly FaultyStorage storage;
        private readonly MappedFile file;

        public WatchedFile(FaultyStorage storage, MappedFile file)
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
}
