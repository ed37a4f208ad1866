using Repository.Domain.Content;
using Repository.Web.StartUp;

namespace Repository.Web.CommandLine;

/// <summary>An import with its progress and its report on the console.</summary>
public static class ContentImport
{
    public static async Task<ImportReport> RunAsync(IServiceProvider services, ConsoleProgress console, CancellationToken ct)
    {
        var folder = services.GetRequiredService<RepositoryFolders>().RequireContent();
        var importer = services.GetRequiredService<ContentImporter>();
        var report = await console.RunAsync("Importing content", progress => importer.ImportAsync(folder, progress, ct));
        Print(report, "imported");
        return report;
    }

    public static void Print(ImportReport report, string verb)
    {
        var changed = report.Count(FileOutcome.Added) + report.Count(FileOutcome.Updated);
        if (changed > 0 || !report.Succeeded)
        {
            Console.WriteLine($"Content: {changed} files {verb}, {report.Count(FileOutcome.Unchanged)} unchanged, {report.Count(FileOutcome.Kept)} kept as changed here, {report.Count(FileOutcome.Failed)} refused.");
        }

        foreach (var note in report.Notes)
        {
            Console.WriteLine($"  note: {note}");
        }

        foreach (var problem in report.Problems)
        {
            Console.Error.WriteLine($"  {problem}");
        }
    }
}
