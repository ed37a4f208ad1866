namespace Repository.Search.Catalogue.Indexing;

public sealed partial class CatalogueIndexer
{
    private readonly GrowingPause betweenBuilds;

    /// <summary>Whether the current build was taken over and not yet committed since: one that cannot be opened again is no reason for another at once.</summary>
    private bool isUnproved;

    /// <summary>Beside the current index, which goes on following meanwhile.</summary>
    private Task<CatalogueIndex>? build;

    /// <summary>Asked for, not yet begun.</summary>
    private Rebuild? asked;

    /// <summary>Asked for, and under way until its catalogue is shown.</summary>
    private Rebuild? rebuilding;

    /// <summary>
    /// Asks the follower to build the index anew beside the one in use. Done when the new one answers; until then, and if it fails, the old
    /// one does. Requests that come before the build begins are one.
    /// </summary>
    public Task RebuildAsync(IProgress<IndexingProgress>? progress)
    {
        var mine = new Rebuild(progress);
        var standing = Interlocked.CompareExchange(ref asked, mine, null) ?? mine;
        Wake();
        return standing.Shown;
    }

    private void BuildIfNeeded(IProgress<IndexingProgress>? progress, CancellationToken ct)
    {
        var isNeeded = current is null or { IsOutdated: true };
        if (build is not null || !(Volatile.Read(ref asked) is not null || (isNeeded && betweenBuilds.IsOver)))
        {
            return;
        }

        folder.RemoveLeftovers();
        // One that is taken over but not yet shown, as the log goes on for long and the taxonomy changed in it, waits for this build.
        rebuilding ??= Interlocked.Exchange(ref asked, null);
        var reported = rebuilding?.Progress ?? progress;
        build = Task.Run(() => builder.BuildAsync(reported, ct), CancellationToken.None);
        _ = build.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task TakeOverAsync(Task<CatalogueIndex> finished)
    {
        build = null;
        try
        {
            var next = await finished;
            MakeCurrent(next);
            isUnproved = true;
        }
        catch (Exception problem)
        {
            betweenBuilds.Begin();
            rebuilding?.Fail(problem);
            rebuilding = null;
            throw;
        }
    }

    private void MakeCurrent(CatalogueIndex next)
    {
        try
        {
            folder.MakeCurrent(next.Build);
        }
        catch
        {
            next.Dispose();
            throw;
        }

        Forget();
        (current, unusable) = (next, null);
        folder.RemoveLeftovers();
    }

    /// <summary>Of a node that stops: what is built so far is removed by the next start.</summary>
    private async Task EndBuildAsync()
    {
        try
        {
            if (build is not null)
            {
                (await build).Dispose();
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Failed(problem);
        }
        catch (OperationCanceledException)
        {
            // As it was told.
        }

        build = null;
        var stopped = new OperationCanceledException("the site stops");
        rebuilding?.Fail(stopped);
        Interlocked.Exchange(ref asked, null)?.Fail(stopped);
    }

    private sealed class Rebuild(IProgress<IndexingProgress>? progress)
    {
        private readonly TaskCompletionSource shown = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IProgress<IndexingProgress>? Progress => progress;

        public Task Shown => shown.Task;

        public void Succeed() => shown.TrySetResult();

        public void Fail(Exception problem) => shown.TrySetException(problem);
    }
}
