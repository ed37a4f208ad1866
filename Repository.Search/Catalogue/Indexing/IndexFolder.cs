using System.Globalization;
using System.Text;
using Repository.Search.Indexing;
using Repository.Search.Storage;

namespace Repository.Search.Catalogue.Indexing;

/// <summary>
/// Where the indexes of one node lie: each build in a folder of its own, and a file <c>current</c>, replaced at once, that names the one in
/// use. So a build that is killed leaves nothing but a folder to remove. Only the holder of the data folder's lock may write here.
/// </summary>
public sealed class IndexFolder
{
    private const string PointerName = "current";
    private const string NewPointerName = "current.new";
    private const string BuildPrefix = "build-";

    /// <summary>The last index that was found unusable, kept for whoever wants to know why.</summary>
    private const string SetAsideName = "set-aside";

    private readonly string path;
    private readonly Func<string, IIndexStorage> openStorage;

    /// <param name="path">Made when it is first written to.</param>
    public IndexFolder(string path)
        : this(path, folder => new FolderStorage(folder))
    {
    }

    internal IndexFolder(string path, Func<string, IIndexStorage> openStorage)
    {
        this.path = path;
        this.openStorage = openStorage;
    }

    /// <summary>Name of the build in use; null if none was ever finished, or it is gone.</summary>
    internal string? Current
    {
        get
        {
            var name = Pointer;
            return NumberOf(name) > 0 && Directory.Exists(PathOf(name)) ? name : null;
        }
    }

    /// <summary>When the build in use was committed last; null if there is none. For any thread.</summary>
    public DateTimeOffset? CommittedAt
    {
        get
        {
            if (Current is not { } build)
            {
                return null;
            }

            var names = Directory.EnumerateFiles(PathOf(build)).Select(file => Path.GetFileName(file));
            return FileNames.Generations(names) is [var newest, ..] ? new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(PathOf(build), FileNames.Commit(newest)))) : null;
        }
    }

    /// <summary>A name that no build has, nor the one that was current and is gone: what is half built would be current at once.</summary>
    internal string NewBuild() => BuildPrefix + (Builds().Append(Pointer).Max(NumberOf) + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Makes the build's folder if there is none.</summary>
    internal IIndexStorage Open(string build) => openStorage(PathOf(build));

    /// <summary>Makes nothing, also where the build is gone by now: what is read then is not found.</summary>
    internal IIndexStorage OpenToRead(string build) => FolderStorage.ToRead(PathOf(build));

    /// <summary>Returns when the disk holds it so. The build has been committed before.</summary>
    internal void MakeCurrent(string build)
    {
        using var folder = openStorage(path);
        folder.Delete(NewPointerName);
        using (var pointer = folder.Create(NewPointerName))
        {
            pointer.Write(Encoding.ASCII.GetBytes(build + "\n"));
        }

        folder.Sync(NewPointerName);
        folder.Rename(NewPointerName, PointerName);
        folder.SyncFolder();
    }

    /// <summary>Takes a build out of use, in place of the one that was set aside before.</summary>
    internal void SetAside(string build)
    {
        var aside = PathOf(SetAsideName);
        if (Directory.Exists(aside))
        {
            Directory.Delete(aside, recursive: true);
        }

        Directory.Move(PathOf(build), aside);
    }

    /// <summary>Removes every build but the current one: those that were killed, and those that were replaced.</summary>
    internal void RemoveLeftovers()
    {
        var current = Current;
        foreach (var build in Builds().Where(build => build != current))
        {
            try
            {
                Directory.Delete(PathOf(build), recursive: true);
            }
            catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
            {
                // Where files that are read cannot be deleted, a later call gets them.
            }
        }
    }

    /// <summary>What the pointer says, which may be no build; empty if there is none.</summary>
    private string Pointer
    {
        get
        {
            try
            {
                return File.ReadAllText(Path.Combine(path, PointerName)).TrimEnd();
            }
            catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
            {
                return "";
            }
        }
    }

    private IEnumerable<string> Builds() =>
        Directory.Exists(path) ? Directory.EnumerateDirectories(path, BuildPrefix + "*").Select(folder => Path.GetFileName(folder)).Where(name => NumberOf(name) > 0) : [];

    private string PathOf(string name) => Path.Combine(path, name);

    /// <returns>0 for what is no name of a build, such as one that leads out of the folder.</returns>
    private static int NumberOf(string name) =>
        name.StartsWith(BuildPrefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(BuildPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
