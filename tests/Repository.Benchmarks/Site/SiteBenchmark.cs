using System.Diagnostics;
using Repository.Benchmarks.Catalogue;
using Repository.Benchmarks.Corpus;
using Repository.Benchmarks.Measuring;
using Repository.Domain.Contributions;

namespace Repository.Benchmarks.Site;

/// <summary>
/// What is measured: the published site as a process, with the real content and generated records (seed 1) on SQLite. A change means that readers
/// wait otherwise for a search page or for a start, or operators for a rebuild. Run it alone on the machine:
/// <c>dotnet run -c Release --project tests/Repository.Benchmarks -- site --records 100000</c>.
/// </summary>
internal static class SiteBenchmark
{
    private const int Seed = 1;
    private const int BatchSize = 500;
    private const int Starts = 5;
    private const string FirstSearch = "/en/search?q=migrant+workers&region=africa";

    public static async Task<int> RunAsync(int records, string folder, CancellationToken ct)
    {
        var site = await PrepareAsync(folder, records, ct);
        await RebuildAsync(site, records, ct);
        await StartAsync(site, ct);
        await SearchAsync(site, ct);
        return 0;
    }

    /// <summary>Publishes the program and fills a database, unless there is one.</summary>
    public static async Task<PublishedSite> PrepareAsync(string folder, int records, CancellationToken ct)
    {
        var site = await PublishedSite.OfAsync(folder, "data", ct);
        if (!File.Exists(site.DatabaseFile))
        {
            await site.RunAsync("import", ct);
            await FillAsync(site, records, ct);
        }

        return site;
    }

    private static async Task FillAsync(PublishedSite site, int records, CancellationToken ct)
    {
        await using var database = site.OpenDatabase();
        var contributions = new ContributionStore(database, TimeProvider.System);
        var models = await contributions.PublishedAfterAsync(Guid.Empty, count: 10_000, ct);
        var watch = Stopwatch.StartNew();
        foreach (var batch in new RecordGenerator([.. models.Select(model => model.Content)], Seed).Generate(records).Chunk(BatchSize))
        {
            await contributions.PublishNewAsync(batch, ct);
        }

        Console.WriteLine($"Database: {records} records written in {watch.Elapsed.TotalSeconds:0} s.");
    }

    private static async Task RebuildAsync(PublishedSite site, int records, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        await site.RunAsync("reindex", ct);
        var size = new DirectoryInfo(Path.Combine(site.Data, "index")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Console.WriteLine($"Rebuild of the index from the database, start of the process included: {watch.Elapsed.TotalSeconds:0.0} s, {records / watch.Elapsed.TotalSeconds:0} records/s; {size / (1024.0 * 1024):0} MiB.");
    }

    private static async Task StartAsync(PublishedSite site, CancellationToken ct)
    {
        var starts = new Latencies();
        for (var i = 0; i < Starts; i++)
        {
            var watch = Stopwatch.StartNew();
            using var process = site.Start();
            await process.UntilAnsweredAsync(FirstSearch, ct);
            starts.Add(watch.Elapsed, FirstSearch);
        }

        Console.WriteLine($"Start of the process to the first answered search: {starts}.");
    }

    private static async Task SearchAsync(PublishedSite site, CancellationToken ct)
    {
        using var process = site.Start();
        await process.UntilAnsweredAsync(FirstSearch, ct);
        var atStart = process.WorkingSetMiB();
        // The page of a warm-up differs from the measured one by a parameter that the search ignores, so that the cache knows neither.
        await AskAsync(process, SearchQueries.Addresses.Select(address => $"{address}&warm=1"), ct);
        var measured = await AskAsync(process, SearchQueries.Addresses, ct);
        Console.WriteLine($"Search page with all facets, one reader, no page from the cache: {measured}.");
        Console.WriteLine($"Memory: {atStart:0} MiB after the first search, {process.WorkingSetMiB():0} MiB after {2 * SearchQueries.Addresses.Count} (mapped index included).");
    }

    private static async Task<Latencies> AskAsync(SiteProcess site, IEnumerable<string> addresses, CancellationToken ct)
    {
        var latencies = new Latencies();
        foreach (var address in addresses)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative), ct);
            latencies.Add(watch.Elapsed, address);
            if (!answer.IsSuccessStatusCode && (int)answer.StatusCode != 302)
            {
                throw new InvalidOperationException($"{address}: {answer.StatusCode}");
            }
        }

        return latencies;
    }
}
