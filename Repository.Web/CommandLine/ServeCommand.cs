using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Search.Catalogue.Indexing;
using Repository.Web.Catalogue;
using Repository.Web.Forms;
using Repository.Web.StartUp;

namespace Repository.Web.CommandLine;

public static class ServeCommand
{
    public static async Task<int> RunAsync(string[] hostArguments, CancellationToken ct)
    {
        await using var site = Site.Build(hostArguments);
        using var folderLock = DataFolderLock.Take(site.Services.GetRequiredService<RepositoryFolders>().Data);
        // First of all: what is asked while the site gets ready is done when it is.
        site.Services.GetRequiredService<ReindexExchange>().Clear();
        await PrepareAsync(site.Services, ct);
        site.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in site.Urls)
            {
                Console.WriteLine($"The repository is at {address}");
            }
        });
        await site.RunAsync(ct);
        return ExitCodes.Success;
    }

    /// <summary>What comes before the first request.</summary>
    private static async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<MigrationRunner>().RunAsync(ct);
        services.PrepareForms();
        // Content with mistakes is reported, and the site starts with the rest.
        await ContentImport.RunAsync(services, new ConsoleProgress(), ct);
        if (await services.GetRequiredService<FirstAdministratorCode>().CreateAsync(ct) is { } code)
        {
            Console.WriteLine($"The first administrator's one-time code: {code}");
            Console.WriteLine("Keep it: it is shown this once and makes whoever enters it an administrator.");
        }

        var indexer = services.GetRequiredService<CatalogueIndexer>();
        await new ConsoleProgress().RunAsync(
            "Building the index",
            async progress =>
            {
                await indexer.LoadAsync(progress, ct);
                return true;
            });
    }
}
