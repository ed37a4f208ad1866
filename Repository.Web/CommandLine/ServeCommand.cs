using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Search.Catalogue.Indexing;
using Repository.Web.Catalogue;
using Repository.Web.Demonstration;
using Repository.Web.Forms;
using Repository.Web.StartUp;

namespace Repository.Web.CommandLine;

public static class ServeCommand
{
    public static async Task<int> RunAsync(string[] hostArguments, bool demo, CancellationToken ct)
    {
        await using var site = Site.Build(hostArguments);
        if (demo)
        {
            RequireThisMachine(site.Configuration);
        }

        using var folderLock = DataFolderLock.Take(site.Services.GetRequiredService<RepositoryFolders>().Data);
        // First of all: what is asked while the site gets ready is done when it is.
        site.Services.GetRequiredService<ReindexExchange>().Clear();
        await PrepareAsync(site.Services, ct);
        await DemonstrateAsync(site, demo, ct);
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

    /// <summary>A database that was a demonstration's once has its people, and its password that was printed: it is never served to others.</summary>
    private static async Task DemonstrateAsync(WebApplication site, bool demo, CancellationToken ct)
    {
        if (demo)
        {
            Console.WriteLine(await site.Services.GetRequiredService<DemonstrationPeople>().AddAsync(ct) is { } password
                ? $"This is a demonstration. Sign in as one of {string.Join(", ", DemonstrationPeople.All.Select(person => person.Email))} with the password {password}"
                : "This is a demonstration. Its people have the password that its first start printed; delete the data folder to begin anew.");
            return;
        }

        var state = site.Services.GetRequiredService<DemonstrationState>();
        await state.LoadAsync(ct);
        if (state.IsOn)
        {
            RequireThisMachine(site.Configuration);
        }
    }

    private static void RequireThisMachine(IConfiguration configuration)
    {
        var elsewhere = DemonstrationAddresses.ReachedFromElsewhere(configuration);
        if (elsewhere.Count > 0)
        {
            throw new DemonstrationRefusedException($"a demonstration is for this machine alone, and {string.Join(", ", elsewhere)} can be reached from others; use --urls http://127.0.0.1:5000");
        }
    }
}
