using System.Diagnostics;
using Repository.Domain.Data;

namespace Repository.Benchmarks.Site;

/// <summary>The program as it is published, in a folder that is used again.</summary>
/// <param name="Program">The file to start.</param>
/// <param name="Data">The folder of its database and index.</param>
internal sealed record PublishedSite(string Program, string Data)
{
    /// <summary>Publishes this checkout.</summary>
    /// <param name="data">Name of the data folder: benchmarks that change the database differently have one each.</param>
    public static async Task<PublishedSite> OfAsync(string folder, string data, CancellationToken ct)
    {
        var target = Path.Combine(folder, "site");
        Directory.CreateDirectory(folder);
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(SourceFolder.Find(), "Repository.Web"), "-c", "Release", "-v", "q", "-nologo", "-o", target]))!;
        await publish.WaitForExitAsync(ct);
        return publish.ExitCode == 0 ? new PublishedSite(Path.Combine(target, "Repository.Web.dll"), Path.Combine(folder, data)) : throw new InvalidOperationException("the site cannot be published");
    }

    public string DatabaseFile => Path.Combine(Data, DatabaseFactory.SqliteFileName);

    /// <summary>Runs a command of the program to its end.</summary>
    public Task RunAsync(string command, CancellationToken ct) => SiteProcess.RunAsync(Program, Data, [command], ct);

    /// <param name="settings">As arguments: <c>--Section:Name=value</c>.</param>
    public SiteProcess Start(params string[] settings) => SiteProcess.Start(Program, Data, settings);

    public Database OpenDatabase() => DatabaseFactory.Create(new DatabaseOptions { ConnectionString = "", DataFolder = Data }, TimeProvider.System);
}
