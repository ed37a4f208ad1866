namespace Repository.Web.Tests.Support;

internal static class SourceTree
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Content => Path.Combine(Root, "content");

    /// <summary>Sources of the site, without what the build made.</summary>
    public static IEnumerable<string> WebFiles(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, "Repository.Web"), pattern, SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Repository.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } parent ? Find(parent)
        : throw new DirectoryNotFoundException("no folder above the tests holds Repository.sln");
}
