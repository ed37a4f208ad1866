using System.Collections.Concurrent;

namespace Repository.Search.Storage;

/// <summary>An index in memory, for tests and for indexes that live no longer than the process.</summary>
public sealed class MemoryStorage : IIndexStorage
{
    private readonly ConcurrentDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> locks = new(StringComparer.Ordinal);

    public IReadOnlyList<string> List() => [.. files.Keys, .. locks.Keys];

    public Stream Create(string name) => files.TryAdd(name, []) ? new NewFile(files, name) : throw new IOException($"a file “{name}” exists");

    public MappedFile Open(string name) =>
        files.TryGetValue(name, out var bytes) ? new OpenFile(name, bytes) : throw new FileNotFoundException($"there is no file “{name}”", name);

    public void Sync(string name)
    {
        if (!files.ContainsKey(name))
        {
            throw new FileNotFoundException($"there is no file “{name}”", name);
        }
    }

    public void Rename(string from, string to) =>
        files[to] = files.TryRemove(from, out var bytes) ? bytes : throw new FileNotFoundException($"there is no file “{from}”", from);

    public void SyncFolder()
    {
        // Memory knows no disk.
    }

    public void Delete(string name) => files.TryRemove(name, out _);

    public IDisposable Lock(string name) => locks.TryAdd(name, true) ? new HeldLock(locks, name) : throw new IndexLockedException(name);

    public void Dispose() => files.Clear();

    private sealed class NewFile(ConcurrentDictionary<string, byte[]> files, string name) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && CanWrite)
            {
                files[name] = ToArray();
            }

            base.Dispose(disposing);
        }
    }

    private sealed class OpenFile(string name, byte[] bytes) : MappedFile
    {
        private byte[]? open = bytes;

        public override ReadOnlySpan<byte> Bytes => open ?? throw new ObjectDisposedException(name);

        protected override void Dispose(bool disposing) => open = null;
    }

    private sealed class HeldLock(ConcurrentDictionary<string, bool> locks, string name) : IDisposable
    {
        public void Dispose() => locks.TryRemove(name, out _);
    }
}
