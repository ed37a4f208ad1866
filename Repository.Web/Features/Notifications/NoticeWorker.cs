using System.Data.Common;
using Repository.Domain.Notifications;
using Repository.Domain.Submissions;

namespace Repository.Web.Features.Notifications;

/// <summary>Reminds people of what waits for them, removes old notices and addresses of focal points that nobody needs any more, at the start and every hour.</summary>
public sealed partial class NoticeWorker(SubmissionReminders reminders, NoticeStore notices, FocalPointRetention focalPoints, TimeProvider clock, ILogger<NoticeWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Few enough that no other writer waits for long.</summary>
    private const int AtOnce = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await reminders.RunAsync(stoppingToken);
                await focalPoints.RunAsync(stoppingToken);
                while (await notices.DeleteOldAsync(AtOnce, stoppingToken) == AtOnce)
                {
                    // Each round is a transaction of its own.
                }
            }
            catch (DbException problem)
            {
                Failed(logger, problem);
            }
        }
        while (await hours.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(3361, LogLevel.Error, "Nobody can be reminded, or old notices cannot be removed")]
    private static partial void Failed(ILogger logger, Exception problem);
}
