namespace Repository.Domain.Tests.Content;

/// <summary>Where the sources of this test stand, found by walking up from its binary.</summary>
internal static class ContentRoot
{
    private static readonly string Repository = Up(AppContext.BaseDirectory);

    /// <summary>The project's own content.</summary>
    public static string Real { get; } = Path.Combine(Repository, "content");

    /// <summary>Small content without a fault, on which the cases build.</summary>
    public static string Small { get; } = Path.Combine(Repository, "tests", "Repository.Domain.Tests", "Content", "Small");

    /// <summary>The cases of broken content.</summary>
    public static string Broken { get; } = Path.Combine(Repository, "tests", "Repository.Domain.Tests", "Content", "Broken");

    private static string Up(string folder) =>
        File.Exists(Path.Combine(folder, "Repository.sln")) ? folder : Up(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside the repository"));
}
