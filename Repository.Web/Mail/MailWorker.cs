using Repository.Domain.Notifications;

namespace Repository.Web.Mail;

/// <summary>Sends what is in the outbox for as long as the site runs, apart from all requests.</summary>
public sealed partial class MailWorker(MailOutbox outbox, MailDispatcher dispatcher, PickupFolder pickup, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<MailWorker> logger) : BackgroundService
{
    /// <summary>So soon are mails seen that another node added; of its own this one hears at once. Also the rest while the server is away: one mail that fails by itself holds up no other.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    /// <summary>For a mail that is being sent at a stop; the host gives all services ten seconds.</summary>
    private static readonly TimeSpan GraceAtStop = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan CleaningInterval = TimeSpan.FromHours(1);

    /// <summary>Few enough that no other writer waits for long.</summary>
    private const int CleanedAtOnce = 500;

    private DateTimeOffset nextCleaning;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var grace = new CancellationTokenSource();
        await using var atStop = stoppingToken.Register(() => grace.CancelAfter(GraceAtStop));
        try
        {
            await StartedAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                await WorkAsync(grace.Token, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left waits in the database.
        }
    }

    /// <summary>Where the site listens, which links may need, is known from then on.</summary>
    private async Task StartedAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource();
        await using var registered = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }

    private async Task WorkAsync(CancellationToken grace, CancellationToken stop)
    {
        try
        {
            var end = await dispatcher.SendNextAsync(grace);
            if (end is AttemptEnd.NotSent { IsOfServer: true })
            {
                await Task.Delay(PollInterval, TimeProvider.System, stop);
            }
            else if (end is null)
            {
                await CleanAsync(stop);
                await outbox.Added.WaitAsync(PollInterval, stop);
            }
        }
        catch (Exception problem) when (!stop.IsCancellationRequested)
        {
            // As when the database is away: what was in hand comes back when its lease is over.
            CannotWork(logger, problem);
            await Task.Delay(PollInterval, TimeProvider.System, stop);
        }
    }

    private async Task CleanAsync(CancellationToken ct)
    {
        if (clock.GetUtcNow() >= nextCleaning && await outbox.DeleteOldAsync(CleanedAtOnce, ct) < CleanedAtOnce)
        {
            nextCleaning = clock.GetUtcNow() + CleaningInterval;
            pickup.RemoveOld(clock.GetUtcNow());
        }
    }

    [LoggerMessage(3211, LogLevel.Error, "The outbox cannot be worked on")]
    private static partial void CannotWork(ILogger logger, Exception problem);
}
