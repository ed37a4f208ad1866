using Microsoft.Extensions.Logging;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;

namespace Repository.Search.Catalogue;

/// <summary>
/// Keeps this node's catalogue in step with the database by following the change log. One caller at a time, but for <see cref="Wake"/>:
/// it loads, then follows for as long as the node runs.
/// </summary>
public sealed class CatalogueFeeder(ChangeLog log, ContributionStore contributions, TaxonomyStore taxonomy, LiveCatalogue catalogue, ILogger<CatalogueFeeder> logger) : IDisposable
{
    /// <summary>Well below the second within which a change is to be found, and one cheap read each.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>A database that comes back is noticed within half a minute, and one that is away is not hammered.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Changes or records per read: some megabytes at most.</summary>
    private const int BatchSize = 200;

    private readonly SemaphoreSlim wake = new(0);
    private ScanningCatalogue current = ScanningCatalogue.Empty;
    private Change? applied;

    /// <summary>Builds the catalogue from all records.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        // Read before the rows: what is written meanwhile stands in the log behind it, and applying that again does no harm.
        var last = await log.LastAsync(ct);
        var terms = await taxonomy.LoadAsync(ct);
        var records = new List<PublishedRecord>();
        for (Guid? after = Guid.Empty; after is { } id;)
        {
            var batch = await contributions.PublishedAfterAsync(id, BatchSize, ct);
            records.AddRange(Readable(batch));
            after = batch.LastId;
        }

        Replace(ScanningCatalogue.Of(records, terms, last), last);
        CatalogueMetrics.Rebuilds.Add(1);
        CatalogueFeederLog.Loaded(logger, records.Count, current.AppliedSequence);
    }

    /// <summary>Follows the log until it is told to stop. What goes wrong is logged and tried again, less and less often.</summary>
    public async Task FollowAsync(CancellationToken ct)
    {
        try
        {
            for (var pause = PollInterval; ; await wake.WaitAsync(pause, ct))
            {
                pause = await TryToCatchUpAsync(ct) ? PollInterval : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The node stops. Nothing needs saving: the next start loads anew.
        }
    }

    /// <summary>Tells the follower that something changed, so that it looks at once.</summary>
    public void Wake()
    {
        // Any number of calls are one look; two at once may make it two.
        if (wake.CurrentCount == 0)
        {
            wake.Release();
        }
    }

    /// <summary>Applies what the log holds by now.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        if (!catalogue.IsLoaded)
        {
            await LoadAsync(ct);
        }

        while (await ApplyNextAsync(ct))
        {
        }
    }

    public void Dispose() => wake.Dispose();

    private async Task<bool> TryToCatchUpAsync(CancellationToken ct)
    {
        try
        {
            await CatchUpAsync(ct);
            return true;
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            CatalogueMetrics.Failures.Add(1);
            CatalogueFeederLog.Failed(logger, current.AppliedSequence, problem);
            return false;
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> ApplyNextAsync(CancellationToken ct)
    {
        // One read tells both: whether the change applied last still stands where it stood, and what came after it.
        var changes = await log.AfterAsync(applied is null ? 0 : applied.Sequence - 1, BatchSize, ct);
        if (applied is not null && (changes.Count == 0 || changes[0].Sequence != applied.Sequence || changes[0].Id != applied.Id))
        {
            CatalogueFeederLog.AnotherHistory(logger, applied.Sequence);
            await LoadAsync(ct);
            return false;
        }

        var news = changes.Skip(applied is null ? 0 : 1).ToList();
        if (news.Count > 0)
        {
            await ApplyAsync(news, ct);
        }

        return changes.Count == BatchSize;
    }

    private async Task ApplyAsync(List<Change> news, CancellationToken ct)
    {
        CatalogueMetrics.ChangesApplied.Add(news.Count);
        if (news.Exists(change => change.Subject == ChangeSubjects.Taxonomy))
        {
            // Every record's implied terms and labels may be others now.
            await LoadAsync(ct);
            return;
        }

        var changed = news.Where(change => change.Subject == ChangeSubjects.Contribution).Select(change => Guid.Parse(change.SubjectId)).ToHashSet();
        var published = await contributions.PublishedAsync(changed, ct);
        Replace(current.With(changed, Readable(published), news[^1]), news[^1]);
    }

    /// <summary>A record that cannot be read is missing from the catalogue until it is written anew; the others are not kept waiting for it.</summary>
    private PublishedRecords Readable(PublishedRecords records)
    {
        CatalogueMetrics.Unreadable.Add(records.Unreadable.Count);
        foreach (var problem in records.Unreadable)
        {
            CatalogueFeederLog.LeftOut(logger, problem.ContributionId, problem);
        }

        return records;
    }

    private void Replace(ScanningCatalogue next, Change? upTo)
    {
        current = next;
        applied = upTo;
        catalogue.Replace(next);
    }
}
