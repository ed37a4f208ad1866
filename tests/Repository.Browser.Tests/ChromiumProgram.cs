namespace Repository.Browser.Tests;

/// <summary>The system's own browser: the tests download none.</summary>
internal static class ChromiumProgram
{
    /// <summary>The first has no windows: it starts readers in half the time.</summary>
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>What keeps the browser from speaking to anyone but the site.</summary>
    public static readonly string[] Arguments =
    [
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-gpu", "--disable-quic",
    ];

    /// <returns>Null if there is none in PATH, or if the rest of the tests' tools are not for this system.</returns>
    public static string? Find()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return OperatingSystem.IsWindows()
            ? null
            : Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
