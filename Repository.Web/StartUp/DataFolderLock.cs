using Repository.Domain.Data;

namespace Repository.Web.StartUp;

/// <summary>One site, or one <c>reindex</c>, at a time works in a data folder. The operating system lets go of the lock however the program ends.</summary>
public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream file;

    private DataFolderLock(FileStream file) => this.file = file;

    /// <exception cref="DataFolderInUseException">Another holds it.</exception>
    public static DataFolderLock Take(string dataFolder) => TryTake(dataFolder)
        ?? throw new DataFolderInUseException($"another site serves from “{dataFolder}”, or its index is being rebuilt; stop that, or name another folder by Repository__DataFolder");

    /// <returns>Null if another holds it.</returns>
    public static DataFolderLock? TryTake(string dataFolder)
    {
        PrivateFolder.Create(dataFolder);
        var path = Path.Combine(dataFolder, "site.lock");
        try
        {
            return new DataFolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}

public sealed class DataFolderInUseException(string message) : Exception(message);
