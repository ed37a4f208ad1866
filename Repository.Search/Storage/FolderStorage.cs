using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Repository.Search.Storage;

/// <summary>An index in a folder of its own.</summary>
public sealed class FolderStorage : IIndexStorage
{
    private const int ReadOnly = 0;

    /// <summary>EINTR, the same on every Unix.</summary>
    private const int Interrupted = 4;

    private readonly string folder;

    /// <param name="folder">Created if there is none.</param>
    public FolderStorage(string folder)
        : this(folder, make: true)
    {
    }

    private FolderStorage(string folder, bool make)
    {
        this.folder = Path.GetFullPath(folder);
        if (make)
        {
            Make(this.folder);
        }
    }

    /// <summary>For who writes nothing.</summary>
    /// <param name="folder">Not created: where there is none, nothing is found.</param>
    public static FolderStorage ToRead(string folder) => new(folder, make: false);

    public IReadOnlyList<string> List() => [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path))];

    public Stream Create(string name) => new FileStream(PathOf(name), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);

    public MappedFile Open(string name) => MappedDiskFile.Open(PathOf(name));

    public void Sync(string name)
    {
        using var file = File.OpenHandle(PathOf(name), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(file);
    }

    public void Rename(string from, string to) => File.Move(PathOf(from), PathOf(to), overwrite: true);

    public void SyncFolder() => SyncNames(folder);

    public void Delete(string name)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (UnauthorizedAccessException mapped)
        {
            throw new IOException($"“{name}” cannot be deleted now", mapped);
        }
    }

    public IDisposable Lock(string name)
    {
        try
        {
            return new FileStream(PathOf(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException problem) when (File.Exists(PathOf(name)))
        {
            throw new IndexLockedException(name, problem);
        }
    }

    public void Dispose()
    {
        // Every open file belongs to who opened it.
    }

    /// <summary>A power failure may lose a folder, and all that is synced in it, until the folder that names it is synced.</summary>
    private static void Make(string folder)
    {
        if (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            Make(parent);
            Directory.CreateDirectory(folder);
            SyncNames(parent);
        }
    }

    /// <remarks>
    /// On Windows there is nothing to do: NTFS writes names through its journal, and a folder has no handle to flush. FlushToDisk repeats what a
    /// signal interrupted, takes file systems that cannot sync a folder as they are, and on macOS flushes the drive's cache as well.
    /// </remarks>
    private static void SyncNames(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var handle = new SafeFileHandle(OpenDescriptor(folder), ownsHandle: true);
        try
        {
            RandomAccess.FlushToDisk(handle);
        }
        catch (IOException problem)
        {
            throw new IOException($"“{folder}” cannot be synced: {problem.Message}", problem);
        }
    }

    private static int OpenDescriptor(string folder)
    {
        while (true)
        {
            var descriptor = OpenDescriptor(folder, ReadOnly);
            if (descriptor >= 0)
            {
                return descriptor;
            }

            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw new IOException($"“{folder}” cannot be opened to be synced: {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int OpenDescriptor(string path, int flags);
}
