using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;

namespace Repository.Search.Catalogue.Indexing;

/// <summary>Builds the index from all records, beside the one in use. Only the holder of the data folder's lock may.</summary>
public sealed class CatalogueBuilder(ChangeLog log, ContributionStore contributions, TaxonomyStore taxonomy, IndexFolder folder, ILogger<CatalogueIndexer> logger)
{
    /// <summary>Records per read: two reads' worth is in memory at a time.</summary>
    private const int BatchSize = 500;

    /// <summary>Builds the index anew and puts it in place of the one that is there. No site may be using it.</summary>
    /// <returns>How many records it holds.</returns>
    public async Task<int> ReplaceAsync(IProgress<IndexingProgress>? progress, CancellationToken ct)
    {
        folder.RemoveLeftovers();
        try
        {
            using var index = await BuildAsync(progress, ct);
            folder.MakeCurrent(index.Build);
            using var built = index.Refresh();
            return built.RecordCount;
        }
        finally
        {
            folder.RemoveLeftovers();
        }
    }

    /// <returns>A build of its own, committed, but not yet the current one.</returns>
    internal async Task<CatalogueIndex> BuildAsync(IProgress<IndexingProgress>? progress, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();

        // Read before the rows: what is written meanwhile stands in the log behind it, and applying that again does no harm.
        var asOf = LogPosition.Of(await log.LastAsync(ct));
        var index = CatalogueIndex.Create(folder, await taxonomy.LoadAsync(ct), asOf);
        try
        {
            var records = await FillAsync(index, progress, ct);
            index.Commit();
            var took = Stopwatch.GetElapsedTime(started);
            CatalogueMetrics.Rebuilds.Add(1);
            CatalogueMetrics.RebuildDuration.Record(took.TotalSeconds);
            CatalogueIndexerLog.Built(logger, records, asOf.Sequence, took.TotalSeconds);
            return index;
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    /// <returns>How many records are in it.</returns>
    private async Task<int> FillAsync(CatalogueIndex index, IProgress<IndexingProgress>? progress, CancellationToken ct)
    {
        var (total, looked, added) = (await contributions.CountPublishedAsync(ct), 0, 0);
        for (var next = ReadAfterAsync(Guid.Empty); next is not null;)
        {
            var batch = await next;

            // The database works on the next batch while the processors work on this one.
            next = batch.LastId is { } last ? ReadAfterAsync(last) : null;
            index.Add(UnreadableRecords.LeaveOut(batch, logger));
            added += batch.Count;
            looked += batch.Count + batch.Unreadable.Count;
            progress?.Report(new IndexingProgress(looked, Math.Max(looked, total)));
        }

        return added;

        // On a thread of its own: SQLite answers on the caller's.
        Task<PublishedRecords> ReadAfterAsync(Guid id) => Task.Run(() => contributions.PublishedAfterAsync(id, BatchSize, ct), ct);
    }
}
