namespace Repository.Benchmarks;

internal static class SourceFolder
{
    /// <summary>The nearest folder above the program that holds the solution.</summary>
    /// <exception cref="InvalidOperationException">There is none: the program was copied elsewhere.</exception>
    public static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Repository.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("run it from a checkout");
        }

        return folder.FullName;
    }
}
