using System.Data.Common;

namespace Repository.Web.Security;

/// <summary>Writes what was refused into the audit log, every minute and at the end.</summary>
internal sealed partial class RefusalWriter(Refusals refusals, ILogger<RefusalWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minutes = new PeriodicTimer(Pause);
        while (await minutes.WaitForNextTickAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        try
        {
            await refusals.WriteAsync(ct);
        }
        catch (DbException problem)
        {
            NotWritten(logger, problem);
        }
    }

    [LoggerMessage(3401, LogLevel.Error, "What was refused could not be written into the audit log; it is tried again in a minute")]
    private static partial void NotWritten(ILogger logger, Exception problem);
}
