using System.Data.Common;
using Repository.Domain.Accounts;

namespace Repository.Web.Identity;

/// <summary>Removes what accounts no longer need, at the start and every hour.</summary>
public sealed class AccountCleaner(AccountRetention retention, TimeProvider clock, ILogger<AccountCleaner> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await retention.RunAsync(stoppingToken);
            }
            catch (DbException problem)
            {
                logger.CleaningFailed(problem);
            }
        }
        while (await hours.WaitForNextTickAsync(stoppingToken));
    }
}
