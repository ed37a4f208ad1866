using Repository.Domain.Data;

namespace Repository.Web.StartUp;

/// <summary>One site at a time serves from a data folder. The operating system lets go of the lock however the program ends.</summary>
public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream file;

    private DataFolderLock(FileStream file) => this.file = file;

    /// <exception cref="DataFolderInUseException">Another site serves from it.</exception>
    public static DataFolderLock Take(string dataFolder)
    {
        PrivateFolder.Create(dataFolder);
        var path = Path.Combine(dataFolder, "site.lock");
        try
        {
            return new DataFolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException problem) when (File.Exists(path))
        {
            throw new DataFolderInUseException($"another site serves from “{dataFolder}”; stop it, or name another folder by Repository__DataFolder", problem);
        }
    }

    public void Dispose() => file.Dispose();
}

public sealed class DataFolderInUseException(string message, Exception inner) : Exception(message, inner);
