using System.Diagnostics;
using System.Globalization;
using Repository.Benchmarks.Corpus;
using Repository.Benchmarks.Measuring;
using Repository.Domain.Content;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Pages;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Search.Indexing;
using Repository.Search.Storage;

namespace Repository.Benchmarks.Catalogue;

/// <summary>
/// What is measured: the catalogue in this process, without database and pages: generated records (seed 1) to a committed index, then searches with five
/// facets. A change means that a rebuild or every search page takes otherwise. Run it alone on the machine:
/// <c>dotnet run -c Release --project tests/Repository.Benchmarks -- catalogue --records 100000</c>.
/// </summary>
internal static class CatalogueBenchmark
{
    private const int Seed = 1;

    /// <summary>Generated at a time, outside the measured time.</summary>
    private const int BatchSize = 5_000;

    private const int WarmUps = 2;

    private static readonly IReadOnlyCollection<Dimension> FiveFacets = [Dimension.Objective, Dimension.Theme, Dimension.Region, Dimension.Country, Dimension.ActorType];

    public static async Task<int> RunAsync(int records, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("repository-benchmark-");
        try
        {
            var (models, taxonomy) = await RealContentAsync(folder.FullName, ct);
            using var storage = new FolderStorage(Path.Combine(folder.FullName, "index"));
            using var writer = IndexWriter.Open(storage, CatalogueSchema.Schema);
            Build(writer, models, taxonomy, records);
            using var catalogue = new IndexedCatalogue(writer.Refresh(), taxonomy, appliedSequence: 1, Guid.Empty);
            Search(catalogue);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task<(IReadOnlyList<RevisionContent> Models, TaxonomyTree Taxonomy)> RealContentAsync(string folder, CancellationToken ct)
    {
        await using var database = DatabaseFactory.Create(new DatabaseOptions { ConnectionString = "", DataFolder = folder }, TimeProvider.System);
        await new MigrationRunner(database, TimeProvider.System).RunAsync(ct);
        var taxonomy = new TaxonomyStore(database);
        var contributions = new ContributionStore(database, TimeProvider.System);
        var importer = new ContentImporter(database, taxonomy, contributions, new PageStore(database), new SpaceStore(database), new ContentFileStore(database));
        await importer.ImportAsync(Path.Combine(SourceFolder.Find(), "content"), progress: null, ct);
        var published = await contributions.PublishedAfterAsync(Guid.Empty, count: 10_000, ct);
        return ([.. published.Select(record => record.Content)], await taxonomy.LoadAsync(ct));
    }

    private static void Build(IndexWriter writer, IReadOnlyList<RevisionContent> models, TaxonomyTree taxonomy, int count)
    {
        var watch = new Stopwatch();
        foreach (var batch in new RecordGenerator(models, Seed).Generate(count).Chunk(BatchSize))
        {
            var records = batch.Select(Published).ToList();
            watch.Start();
            Parallel.ForEach(records, record => writer.Add(CatalogueDocuments.Of(record, taxonomy)));
            watch.Stop();
        }

        watch.Start();
        writer.Commit(new Dictionary<string, string>(StringComparer.Ordinal));
        watch.Stop();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Index of {count} records, {Environment.ProcessorCount} threads, to the commit: {watch.Elapsed.TotalSeconds:0.0} s, {count / watch.Elapsed.TotalSeconds:0} records/s."));
        watch.Restart();
        writer.WaitForMerges();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Merges that were still under way: {watch.Elapsed.TotalSeconds:0.0} s."));
    }

    private static PublishedRecord Published(NewContribution given)
    {
        var revision = new Revision { Id = Guid.CreateVersion7(), ContributionId = Guid.CreateVersion7(), Ordinal = 1, Content = given.Content, CreatedAt = DateTimeOffset.UnixEpoch, Imported = false };
        var contribution = new Contribution
        {
            Id = revision.ContributionId,
            Kind = given.Content.Kind,
            Number = given.Number,
            Slug = given.Slug,
            WorkId = revision.ContributionId,
            Publication = PublicationState.Published,
            PublishedRevisionId = revision.Id,
            PublishedAt = revision.CreatedAt,
            Version = 1,
        };
        return new PublishedRecord(contribution, revision);
    }

    private static void Search(IndexedCatalogue catalogue)
    {
        var queries = SearchQueries.All.Select(query => query with { Facets = FiveFacets }).ToList();
        var latencies = new Latencies();
        for (var round = 0; round <= WarmUps; round++)
        {
            latencies = new Latencies();
            foreach (var query in queries)
            {
                var watch = Stopwatch.StartNew();
                catalogue.Search(query);
                latencies.Add(watch.Elapsed, query.Words);
            }
        }

        Console.WriteLine($"Search with five facets and ten hits with their passages: {latencies}.");
        Console.WriteLine($"Slowest: {string.Join("; ", latencies.Slowest(8))}.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Memory: {GC.GetTotalMemory(forceFullCollection: true) / (1024.0 * 1024):0} MiB managed."));
    }
}
