using Repository.Domain.Data;
using Repository.Web.StartUp;

namespace Repository.Web.CommandLine;

/// <summary>Imports beside a running site, too: the site follows the change log.</summary>
public static class ImportCommand
{
    public static async Task<int> RunAsync(string[] hostArguments, CancellationToken ct)
    {
        await using var site = Site.Build(hostArguments);
        await site.Services.GetRequiredService<MigrationRunner>().RunAsync(ct);
        var report = await ContentImport.RunAsync(site.Services, new ConsoleProgress(), ct);
        return report.Succeeded ? ExitCodes.Success : ExitCodes.Problems;
    }
}
