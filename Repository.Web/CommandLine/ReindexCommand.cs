using System.Data.Common;
using System.Diagnostics;
using Repository.Domain.Data;
using Repository.Search.Catalogue.Indexing;
using Repository.Web.Catalogue;
using Repository.Web.StartUp;

namespace Repository.Web.CommandLine;

/// <summary>Builds the index anew: here, or, where a site runs on the data folder, by asking it to.</summary>
public static class ReindexCommand
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>A site reports several times a second; one that does not may have ended.</summary>
    private static readonly TimeSpan ShortSilence = TimeSpan.FromSeconds(2);

    /// <summary>Nobody waits longer for a site that runs and does not answer.</summary>
    private static readonly TimeSpan LongSilence = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(string[] hostArguments, CancellationToken ct)
    {
        await using var site = Site.Build(hostArguments);
        if (MissingDatabase.File(site.Services) is { } file)
        {
            await Console.Error.WriteLineAsync($"There is no database at “{file}”.");
            return ExitCodes.Problems;
        }

        var dataFolder = site.Services.GetRequiredService<RepositoryFolders>().Data;
        using var folderLock = DataFolderLock.TryTake(dataFolder);
        var failure = folderLock is null ? await AskAsync(site.Services, dataFolder, ct) : await RebuildAsync(site.Services, ct);
        if (failure is not null)
        {
            await Console.Error.WriteLineAsync($"The index was not rebuilt: {failure}.");
            return ExitCodes.Problems;
        }

        Console.WriteLine("Index: rebuilt.");
        return ExitCodes.Success;
    }

    /// <returns>Why it failed, or null.</returns>
    private static async Task<string?> RebuildAsync(IServiceProvider services, CancellationToken ct)
    {
        var exchange = services.GetRequiredService<ReindexExchange>();
        exchange.Clear();
        await services.GetRequiredService<MigrationRunner>().RunAsync(ct);
        var builder = services.GetRequiredService<CatalogueBuilder>();
        var reported = new ReportedProgress(exchange, Guid.CreateVersion7());
        string? failure = null;
        try
        {
            await new ConsoleProgress().RunAsync("Reindexing", shown => builder.ReplaceAsync(new BothProgress(shown, reported), ct));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DbException)
        {
            failure = problem.Message;
        }

        reported.End(failure);
        return failure;
    }

    private static async Task<string?> AskAsync(IServiceProvider services, string dataFolder, CancellationToken ct)
    {
        Console.WriteLine("The site that runs here rebuilds its index and goes on answering meanwhile. Stopping this command does not stop it.");
        var exchange = services.GetRequiredService<ReindexExchange>();
        return await new ConsoleProgress().RunAsync("Reindexing", progress => WaitAsync(exchange, dataFolder, progress, ct));
    }

    private static async Task<string?> WaitAsync(ReindexExchange exchange, string dataFolder, WorkShown progress, CancellationToken ct)
    {
        // Two commands see one rebuild: the second joins the request that waits, or the rebuild that is under way.
        var seen = exchange.Status;
        var request = seen is { HasEnded: false } ? seen.Id : exchange.Ask();
        for (var silence = Stopwatch.StartNew(); silence.Elapsed < LongSilence; await Task.Delay(PollInterval, ct))
        {
            if (exchange.Status is { } status && status != seen)
            {
                silence.Restart();
                seen = status;
                progress.Report(new IndexingProgress(status.Done, status.Total));
            }

            if (seen is { HasEnded: true } && seen.Serves(request))
            {
                return seen.Failure;
            }

            if (silence.Elapsed > ShortSilence && ClearIfEnded(dataFolder, exchange))
            {
                return "the site ended meanwhile; start it or run this again";
            }
        }

        exchange.Withdraw(request);
        return "the site does not answer";
    }

    /// <summary>Clears while it holds the lock: what a site says that begins after that stays.</summary>
    /// <returns>Whether no site runs any more.</returns>
    private static bool ClearIfEnded(string dataFolder, ReindexExchange exchange)
    {
        using var free = DataFolderLock.TryTake(dataFolder);
        if (free is null)
        {
            return false;
        }

        exchange.Clear();
        return true;
    }

    private sealed class BothProgress(IProgress<IndexingProgress> first, IProgress<IndexingProgress> second) : IProgress<IndexingProgress>
    {
        public void Report(IndexingProgress value)
        {
            first.Report(value);
            second.Report(value);
        }
    }
}
