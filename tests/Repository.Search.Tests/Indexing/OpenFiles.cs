namespace Repository.Search.Tests.Indexing;

/// <summary>What this process holds open of a folder, files that are deleted meanwhile among them. Known on Linux alone.</summary>
internal static class OpenFiles
{
    public static bool AreKnown => OperatingSystem.IsLinux();

    public static int Maps(string folder) => File.ReadLines("/proc/self/maps").Count(line => line.Contains(folder, StringComparison.Ordinal));

    public static int Descriptors(string folder) => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(link => Leads(link, folder));

    private static bool Leads(string link, string folder)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName.Contains(folder, StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            // Closed since it was listed.
            return false;
        }
    }
}
