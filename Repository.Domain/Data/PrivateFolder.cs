namespace Repository.Domain.Data;

/// <summary>Folders that nobody but the program's account may read: they hold the database.</summary>
public static class PrivateFolder
{
    /// <summary>Makes the folder if there is none; one that is there stays as its owner left it.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
