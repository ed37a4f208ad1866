using System.Collections.Concurrent;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Indexing;

/// <summary>As on Windows: a file that is mapped can neither be deleted nor replaced.</summary>
internal sealed class WindowsStorage(IIndexStorage inner) : IIndexStorage
{
    private readonly ConcurrentDictionary<string, int> mapped = new(StringComparer.Ordinal);
    private int refusals;

    public int MappedFiles => mapped.Values.Sum();

    /// <summary>How often a file was not deleted, as it was mapped.</summary>
    public int Refusals => Volatile.Read(ref refusals);

    public IReadOnlyList<string> List() => inner.List();

    public Stream Create(string name) => inner.Create(name);

    public MappedFile Open(string name)
    {
        var file = inner.Open(name);
        mapped.AddOrUpdate(name, 1, (_, count) => count + 1);
        return new OpenFile(file, () => mapped.AddOrUpdate(name, 0, (_, count) => count - 1));
    }

    public void Sync(string name) => inner.Sync(name);

    public void Rename(string from, string to)
    {
        Refuse(from);
        Refuse(to);
        inner.Rename(from, to);
    }

    public void SyncFolder() => inner.SyncFolder();

    public void Delete(string name)
    {
        Refuse(name);
        inner.Delete(name);
    }

    public IDisposable Lock(string name) => inner.Lock(name);

    public void Dispose() => inner.Dispose();

    private void Refuse(string name)
    {
        if (mapped.GetValueOrDefault(name) > 0)
        {
            Interlocked.Increment(ref refusals);
            throw new IOException($"“{name}” is mapped");
        }
    }

    private sealed class OpenFile(MappedFile file, Action closed) : MappedFile
    {
        public override ReadOnlySpan<byte> Bytes => file.Bytes;

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            closed();
        }
    }
}
