using System.IO.MemoryMappedFiles;

namespace Repository.Search.Storage;

/// <summary>A file mapped into the address space. The one place of the engine with unsafe code.</summary>
/// <remarks>
/// A mapped file that shrinks kills the process when a page beyond its end is read. Files of an index are never changed once they are
/// written, and their length and checksum are verified when they are opened. There is no finalizer: a span may outlive the last reference to
/// its file, and a forgotten mapping is better than a torn one.
/// </remarks>
internal sealed unsafe class MappedDiskFile : MappedFile
{
    private readonly string path;
    private readonly MemoryMappedViewAccessor view;
    private readonly int length;
    private byte* start;

    private MappedDiskFile(string path, MemoryMappedViewAccessor view, int length)
    {
        this.path = path;
        this.view = view;
        this.length = length;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        start += view.PointerOffset;
    }

    public override ReadOnlySpan<byte> Bytes => start != null ? new ReadOnlySpan<byte>(start, length) : throw new ObjectDisposedException(path);

    public static MappedFile Open(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.Length > int.MaxValue)
        {
            throw new IndexCorruptException(Path.GetFileName(path), int.MaxValue, "no file of an index has 2 GiB or more");
        }

        // Nothing is no address: an empty file cannot be mapped.
        return file.Length == 0 ? new EmptyFile() : Map(path, file);
    }

    protected override void Dispose(bool disposing)
    {
        if (start != null)
        {
            start = null;
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
        }
    }

    private static MappedDiskFile Map(string path, FileStream file)
    {
        using var mapping = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        return new MappedDiskFile(path, mapping.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read), (int)file.Length);
    }

    private sealed class EmptyFile : MappedFile
    {
        public override ReadOnlySpan<byte> Bytes => [];

        protected override void Dispose(bool disposing)
        {
            // There is nothing to unmap.
        }
    }
}
