using Repository.Search.Catalogue.Indexing;

namespace Repository.Web.Catalogue;

/// <summary>Takes up what the command <c>reindex</c> asks of the running site.</summary>
public sealed partial class ReindexRequests(ReindexExchange exchange, CatalogueIndexer indexer, ILogger<ReindexRequests> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(CatalogueIndexer.PollInterval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (exchange.Take() is { } request)
                {
                    await ServeAsync(request, stoppingToken);
                }
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // As on a full disk: the command that asked gives up after a while, and says so.
                CannotExchange(logger, problem);
            }
        }
    }

    private async Task ServeAsync(Guid request, CancellationToken ct)
    {
        var progress = new ReportedProgress(exchange, request);
        try
        {
            await indexer.RebuildAsync(progress).WaitAsync(ct);
            progress.End(failure: null);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            // The indexer has logged it; the old index goes on answering.
            progress.End(problem.Message);
        }
    }

    [LoggerMessage(3101, LogLevel.Error, "A request to reindex cannot be read or answered")]
    private static partial void CannotExchange(ILogger logger, Exception problem);
}

/// <summary>Progress for commands to read, from the moment it is made.</summary>
public sealed class ReportedProgress : IProgress<IndexingProgress>
{
    private readonly ReindexExchange exchange;
    private ReindexStatus status;

    public ReportedProgress(ReindexExchange exchange, Guid request)
    {
        this.exchange = exchange;
        status = new ReindexStatus(request, Done: 0, Total: 0, HasEnded: false, Failure: null);
        ReportIfPossible();
    }

    public void Report(IndexingProgress value)
    {
        status = status with { Done = value.Done, Total = value.Total };
        ReportIfPossible();
    }

    public void End(string? failure) => exchange.Report(status with { HasEnded = true, Failure = failure });

    /// <summary>A rebuild does not fail because nobody can be told how far it is.</summary>
    private void ReportIfPossible()
    {
        try
        {
            exchange.Report(status);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The next report, or the end, says the same and more.
        }
    }
}
