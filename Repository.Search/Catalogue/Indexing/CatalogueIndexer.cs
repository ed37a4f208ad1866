using System.Data.Common;
using Microsoft.Extensions.Logging;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;
using Repository.Search.Indexing;
using Repository.Search.Storage;

namespace Repository.Search.Catalogue.Indexing;

/// <summary>
/// Keeps this node's catalogue in step with the database: opens the index, or builds it where there is none that can be used, and follows
/// the change log. One caller at a time loads and then follows for as long as the node runs; <see cref="Wake"/> and
/// <see cref="RebuildAsync"/> are for any thread.
/// </summary>
/// <remarks>Whatever fails, the catalogue as it was shown last goes on answering, and all is tried again with growing pauses.</remarks>
public sealed partial class CatalogueIndexer : IDisposable
{
    /// <summary>Well below the second within which a change is to be found, and one cheap read each.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>A database that comes back is noticed within half a minute, and one that is away is not hammered.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Making changes durable costs some writes to the disk that wait for it; what a crash loses, the log replays.</summary>
    private static readonly TimeSpan CommitInterval = TimeSpan.FromSeconds(5);

    private readonly TaxonomyStore taxonomy;
    private readonly CatalogueBuilder builder;
    private readonly IndexFolder folder;
    private readonly LiveCatalogue catalogue;
    private readonly TimeProvider clock;
    private readonly ILogger<CatalogueIndexer> logger;
    private readonly ChangeApplier applier;
    private readonly SemaphoreSlim wake = new(0);

    /// <summary>Null until it is opened, and after it failed.</summary>
    private CatalogueIndex? current;

    /// <summary>What of the current index is shown; null if nothing of it is.</summary>
    private (LogPosition Applied, Guid Edition)? shown;

    /// <summary>Name of the build that was found so last; it may still be where it was.</summary>
    private string? unusable;

    private long committedAt;

    public CatalogueIndexer(
        ChangeLog log,
        ContributionStore contributions,
        TaxonomyStore taxonomy,
        CatalogueBuilder builder,
        IndexFolder folder,
        LiveCatalogue catalogue,
        TimeProvider clock,
        ILogger<CatalogueIndexer> logger)
    {
        this.taxonomy = taxonomy;
        this.builder = builder;
        this.folder = folder;
        this.catalogue = catalogue;
        this.clock = clock;
        this.logger = logger;
        applier = new ChangeApplier(log, contributions, logger);
        betweenBuilds = new GrowingPause(PollInterval, LongestPause, clock);
        betweenVerifications = new GrowingPause(FirstVerificationPause, LongestVerificationPause, clock);
        catalogue.Suspected = Suspect;
    }

    /// <summary>Before the first answer: opens the index, or builds it, and brings it up to date.</summary>
    public async Task LoadAsync(IProgress<IndexingProgress>? progress, CancellationToken ct)
    {
        try
        {
            await CatchUpAsync(progress, ct);
        }
        catch (Exception problem) when (catalogue.IsLoaded && problem is (IOException or IndexCorruptException or IndexWriterBrokenException))
        {
            Failed(problem);
        }
        catch (IndexCorruptException problem) when (folder.Current is { } unreadable)
        {
            Unusable(unreadable, problem);
            await CatchUpAsync(progress, ct);
        }
    }

    /// <summary>Follows the log until it is told to stop. What goes wrong is logged and tried again, less and less often.</summary>
    public async Task FollowAsync(CancellationToken ct)
    {
        try
        {
            for (var pause = PollInterval; ; await wake.WaitAsync(pause, ct))
            {
                pause = await TryAsync(ct) ? PollInterval : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            }
        }
        catch (Exception problem) when (ct.IsCancellationRequested)
        {
            // What is interrupted need not say that it was cancelled: a database may say that it failed.
            if (problem is not OperationCanceledException)
            {
                Failed(problem);
            }

            await StopAsync();
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

    /// <summary>Applies what the log holds by now, and waits for the build where that takes one.</summary>
    public async Task CatchUpAsync(IProgress<IndexingProgress>? progress, CancellationToken ct)
    {
        betweenBuilds.Reset();
        await StepAsync(progress, ct);
        while (build is not null)
        {
            await Task.WhenAny(build).WaitAsync(ct);
            await StepAsync(progress, ct);
        }
    }

    public void Dispose()
    {
        catalogue.Suspected = null;
        current?.Dispose();
        wake.Dispose();
    }

    private async Task<bool> TryAsync(CancellationToken ct)
    {
        try
        {
            await StepAsync(progress: null, ct);
            CommitIfDue();
            return true;
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            Failed(problem);
            return false;
        }
    }

    /// <summary>Does what there is to do and can be done at once; builds go on beside.</summary>
    private async Task StepAsync(IProgress<IndexingProgress>? progress, CancellationToken ct)
    {
        if (build is { IsCompleted: true })
        {
            await TakeOverAsync(build);
        }

        try
        {
            ForgetIfRemoved();
            if (current is null && build is null)
            {
                current = await OpenAsync(ct);
            }

            if (current is not null)
            {
                VerifyIfSuspected(current);
                await FollowLogAsync(current, progress, ct);
            }
        }
        catch (Exception problem) when (problem is not (DbException or OperationCanceledException))
        {
            if (problem is IndexCorruptException)
            {
                Suspect(problem);
            }

            // The writer may be unable to go on: the next look opens the index as it was committed last, and the log replays the rest.
            Forget();
            throw;
        }

        BuildIfNeeded(progress, ct);
    }

    /// <summary>Up to the end of the log, or until a build is finished. One that is needed begins at once, however long the log goes on, and also if the index fails.</summary>
    private async Task FollowLogAsync(CatalogueIndex index, IProgress<IndexingProgress>? progress, CancellationToken ct)
    {
        try
        {
            if (!catalogue.IsLoaded)
            {
                // An index that is a little behind answers better than none, should there be no going on, as on a full disk.
                Show(index);
            }

            for (var mayHaveMore = true; mayHaveMore && build is not { IsCompleted: true };)
            {
                mayHaveMore = await applier.ApplyNextAsync(index, ct);
                if (Shows(index, mayHaveMore))
                {
                    Show(index);
                }

                BuildIfNeeded(progress, ct);
            }
        }
        finally
        {
            BuildIfNeeded(progress, ct);
        }
    }

    /// <summary>Readers do not go back in time: an index that was opened again is shown once it has come to where they are.</summary>
    private bool Shows(CatalogueIndex index, bool mayHaveMore) =>
        (index.Applied, index.Edition) != shown && (!mayHaveMore || index.Applied.Sequence >= catalogue.AppliedSequence);

    private void Show(CatalogueIndex index)
    {
        catalogue.Replace(index.Refresh());
        shown = (index.Applied, index.Edition);
        if (build is null)
        {
            rebuilding?.Succeed();
            rebuilding = null;
        }
    }

    /// <returns>Null if there is no index that can be used.</returns>
    private async Task<CatalogueIndex?> OpenAsync(CancellationToken ct)
    {
        folder.RemoveLeftovers();
        if (folder.Current is not { } name || name == unusable)
        {
            return null;
        }

        var terms = await taxonomy.LoadAsync(ct);
        try
        {
            var index = CatalogueIndex.Open(folder, name, terms);
            CatalogueIndexerLog.Opened(logger, index.Applied.Sequence);
            return index;
        }
        catch (Exception problem) when (problem is IndexCorruptException or IndexFormatException or FileNotFoundException or DirectoryNotFoundException)
        {
            Unusable(name, problem);
            return null;
        }
    }

    private void Unusable(string name, Exception reason)
    {
        CatalogueIndexerLog.Unusable(logger, reason.Message);
        unusable = name;
        if (isUnproved)
        {
            betweenBuilds.Begin();
        }

        try
        {
            folder.SetAside(name);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Where it is, it does no harm: the next build takes its place.
            Failed(problem);
        }
    }

    private void ForgetIfRemoved()
    {
        if (current is not null && folder.Current != current.Build)
        {
            CatalogueIndexerLog.Removed(logger);
            Forget();
        }
    }

    private void Forget()
    {
        current?.Dispose();
        current = null;
        shown = null;
    }

    private void CommitIfDue()
    {
        if (current is { HasUncommitted: true } && clock.GetElapsedTime(committedAt) >= CommitInterval)
        {
            committedAt = clock.GetTimestamp();
            Commit(current);
        }
    }

    private void Commit(CatalogueIndex index)
    {
        try
        {
            index.Commit();
        }
        catch
        {
            Forget();
            throw;
        }

        if (isUnproved)
        {
            isUnproved = false;
            betweenBuilds.Reset();
        }
    }

    private async Task StopAsync()
    {
        await EndBuildAsync();
        try
        {
            if (current is { HasUncommitted: true })
            {
                Commit(current);
            }
        }
        catch (Exception problem)
        {
            // The next start replays from the log what is not in the last commit.
            Failed(problem);
        }
    }

    private void Failed(Exception problem)
    {
        CatalogueMetrics.Failures.Add(1);
        CatalogueIndexerLog.Failed(logger, catalogue.AppliedSequence, problem);
    }
}
