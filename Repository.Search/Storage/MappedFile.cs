namespace Repository.Search.Storage;

/// <summary>The bytes of a file, in memory or mapped from the disk.</summary>
public abstract class MappedFile : IDisposable
{
    /// <summary>Not to be used after the file is disposed: the addresses may then belong to nobody.</summary>
    /// <exception cref="ObjectDisposedException">It is.</exception>
    public abstract ReadOnlySpan<byte> Bytes { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
