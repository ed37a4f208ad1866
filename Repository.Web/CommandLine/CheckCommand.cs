using Repository.Domain.Audit;
using Repository.Domain.Content;
using Repository.Domain.Data;
using Repository.Search.Catalogue.Indexing;
using Repository.Web.StartUp;

namespace Repository.Web.CommandLine;

public static class CheckCommand
{
    public static async Task<int> RunAsync(string[] hostArguments, CancellationToken ct)
    {
        await using var site = Site.Build(hostArguments);
        if (MissingDatabase.File(site.Services) is { } file)
        {
            // Looking must not make one.
            await Console.Error.WriteLineAsync($"There is no database at “{file}”.");
            return ExitCodes.Problems;
        }

        var findings = await site.Services.GetRequiredService<DatabaseCheck>().RunAsync(ct);
        foreach (var finding in findings)
        {
            await Console.Error.WriteLineAsync($"  {TerminalText.Visible(finding.ToString())}");
        }

        Console.WriteLine(findings.Count == 0 ? "Database: sound." : $"Database: {findings.Count} problems.");
        if (findings.Count > 0)
        {
            Console.WriteLine("Index and content: not checked, as their records are compared with the database's.");
            return ExitCodes.Problems;
        }

        // For whoever notes it down elsewhere: what is written there cannot be rewritten here.
        var end = await site.Services.GetRequiredService<AuditLog>().EndAsync(ct);
        Console.WriteLine(end.Length == 0 ? "Audit log: sound, no entries." : $"Audit log: sound, {end.Length} entries, the last with hash {end.LastHash}.");
        var indexIsSound = await CheckIndexAsync(site.Services, ct);
        var contentIsSound = await CheckContentAsync(site.Services, ct);
        return indexIsSound && contentIsSound ? ExitCodes.Success : ExitCodes.Problems;
    }

    private static async Task<bool> CheckIndexAsync(IServiceProvider services, CancellationToken ct)
    {
        var report = await services.GetRequiredService<CatalogueCheck>().RunAsync(ct);
        foreach (var note in report.Notes)
        {
            Console.WriteLine($"  note: index: {note}");
        }

        foreach (var problem in report.Problems)
        {
            await Console.Error.WriteLineAsync($"  index: {TerminalText.Visible(problem.ToString())}");
        }

        if (report.ProblemCount > report.Problems.Count)
        {
            await Console.Error.WriteLineAsync($"  index: and {report.ProblemCount - report.Problems.Count} more");
        }

        Console.WriteLine(report switch
        {
            { ProblemCount: > 0 } => $"Index: {report.ProblemCount} problems; the command reindex builds it anew.",
            { Records: { } records } => $"Index: sound, {records} records as of change {report.UpToChange}.",
            _ => "Index: none in use.",
        });
        return report.ProblemCount == 0;
    }

    private static async Task<bool> CheckContentAsync(IServiceProvider services, CancellationToken ct)
    {
        var folder = services.GetRequiredService<RepositoryFolders>().RequireContent();
        var importer = services.GetRequiredService<ContentImporter>();
        var report = await new ConsoleProgress().RunAsync("Checking content", progress => importer.CheckAsync(folder, progress, ct));
        ContentImport.Print(report, "to import");
        Console.WriteLine(report.Succeeded ? "Content: sound." : $"Content: {report.Problems.Count} problems.");
        return report.Succeeded;
    }
}
