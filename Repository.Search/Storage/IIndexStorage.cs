namespace Repository.Search.Storage;

/// <summary>
/// Where an index lies: a flat set of named files that are written once, from front to back, and then only read. Safe for use by several
/// threads, save that one file is written by one.
/// </summary>
public interface IIndexStorage : IDisposable
{
    /// <summary>The names of all files, in no order, locks among them.</summary>
    IReadOnlyList<string> List();

    /// <summary>A new file, for sequential writing. What is written is seen by <see cref="Open"/> once the stream is disposed.</summary>
    /// <exception cref="IOException">A file of that name exists.</exception>
    Stream Create(string name);

    /// <summary>The whole file as it is now, read only. It must not change while it is open.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="IndexCorruptException">It has 2 GiB or more, which no file of an index has.</exception>
    MappedFile Open(string name);

    /// <summary>Returns when the file's bytes are on the disk.</summary>
    void Sync(string name);

    /// <summary>Renames at once, or not at all. Replaces what is called <paramref name="to"/>.</summary>
    void Rename(string from, string to);

    /// <summary>Returns when files created, renamed and deleted before are so on the disk.</summary>
    void SyncFolder();

    /// <summary>Deletes the file; it is no error if there is none.</summary>
    /// <exception cref="IOException">The operating system keeps it for now, as Windows does while it is mapped: try again later.</exception>
    void Delete(string name);

    /// <summary>Held until disposed or until the process ends, however it ends.</summary>
    /// <exception cref="IndexLockedException">Another holds it, in this process or in another.</exception>
    IDisposable Lock(string name);
}
