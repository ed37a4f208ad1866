using Microsoft.Extensions.Options;
using Repository.Domain.Content;
using Repository.Domain.Data;
using Repository.Web.StartUp;

namespace Repository.Web.CommandLine;

public static class CheckCommand
{
    public static async Task<int> RunAsync(string[] hostArguments, CancellationToken ct)
    {
        await using var site = Site.Build(hostArguments);
        if (MissingFile(site.Services) is { } file)
        {
            // Looking must not make one.
            await Console.Error.WriteLineAsync($"There is no database at “{file}”.");
            return ExitCodes.Problems;
        }

        var findings = await site.Services.GetRequiredService<DatabaseCheck>().RunAsync(ct);
        foreach (var finding in findings)
        {
            await Console.Error.WriteLineAsync($"  {finding}");
        }

        Console.WriteLine(findings.Count == 0 ? "Database: sound." : $"Database: {findings.Count} problems.");
        var contentIsSound = await CheckContentAsync(site.Services, findings.Count == 0, ct);
        return findings.Count == 0 && contentIsSound ? ExitCodes.Success : ExitCodes.Problems;
    }

    /// <returns>The SQLite file, if the database should be one and is not there.</returns>
    private static string? MissingFile(IServiceProvider services)
    {
        var file = Path.Combine(services.GetRequiredService<RepositoryFolders>().Data, DatabaseFactory.SqliteFileName);
        return services.GetRequiredService<IOptions<RepositoryOptions>>().Value.ConnectionString.Length > 0 || File.Exists(file) ? null : file;
    }

    /// <summary>The content is checked against the database's records, so only where the database is sound.</summary>
    private static async Task<bool> CheckContentAsync(IServiceProvider services, bool databaseIsSound, CancellationToken ct)
    {
        if (!databaseIsSound)
        {
            Console.WriteLine("Content: not checked, as its records are compared with the database's.");
            return false;
        }

        var folder = services.GetRequiredService<RepositoryFolders>().RequireContent();
        var importer = services.GetRequiredService<ContentImporter>();
        var report = await new ConsoleProgress().RunAsync("Checking content", progress => importer.CheckAsync(folder, progress, ct));
        ContentImport.Print(report, "to import");
        Console.WriteLine(report.Succeeded ? "Content: sound." : $"Content: {report.Problems.Count} problems.");
        return report.Succeeded;
    }
}
