using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Search.Catalogue.Indexing;

namespace Repository.EndlessWriter.Catalogue;

/// <summary>
/// Keeps an index in step with a database, as a site does, until the process is killed, while others search. The console says <c>loaded</c>, then
/// <c>applied</c> with the change up to which the catalogue goes whenever that is another, and <c>log</c> with what went wrong. A search that
/// contradicts itself ends the process.
/// </summary>
public sealed class EndlessFollowing : IDisposable
{
    private const int Readers = 2;

    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(5);

    private readonly LiveCatalogue live = new();
    private readonly CatalogueIndexer indexer;

    public EndlessFollowing(Database database, string indexFolder)
    {
        var log = new ChangeLog(database);
        var contributions = new ContributionStore(database, TimeProvider.System);
        var taxonomy = new TaxonomyStore(database);
        var folder = new IndexFolder(indexFolder);
        var said = new ConsoleLog();
        indexer = new CatalogueIndexer(log, contributions, taxonomy, new CatalogueBuilder(log, contributions, taxonomy, folder, said), folder, live, new HastyClock(), said);
    }

    public async Task RunAsync()
    {
        await indexer.LoadAsync(progress: null, CancellationToken.None);
        Console.WriteLine("loaded");
        for (var reader = 0; reader < Readers; reader++)
        {
            new Thread(Search) { IsBackground = true }.Start();
        }

        _ = ReportAsync();
        await indexer.FollowAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        indexer.Dispose();
        live.Dispose();
    }

    private async Task ReportAsync()
    {
        for (var reported = -1L; ; await Task.Delay(ReportInterval))
        {
            var applied = live.AppliedSequence;
            if (applied != reported)
            {
                Console.WriteLine(FormattableString.Invariant($"applied {applied}"));
                reported = applied;
            }
        }
    }

    /// <summary>All that one moment says fits together, and moments follow one another.</summary>
    private void Search()
    {
        for (var seen = 0L; ;)
        {
            using var now = live.Acquire();
            var all = now.Search(new CatalogueQuery { Facets = [Dimension.Country], Take = 5 });
            var entry = all.Hits.Count == 0 ? null : now.Find(all.Hits[0].Entry.ContributionId);
            if (now.AppliedSequence < seen
                || all.Kinds.Values.Sum() != all.Total
                || all.Languages.Values.Sum() != all.Total
                || all.Hits.Count != Math.Min(5, all.Total)
                || (all.Total > 0 && entry?.Number != all.Hits[0].Entry.Number))
            {
                throw new InvalidOperationException(FormattableString.Invariant($"after change {seen}, what is found as of change {now.AppliedSequence} contradicts itself"));
            }

            seen = now.AppliedSequence;
            Thread.Sleep(TimeSpan.FromMilliseconds(1));
        }
    }
}
