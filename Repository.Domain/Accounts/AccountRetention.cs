using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>Removes what accounts no longer need: sessions, links, devices and kept forms that have ended, tries that no limit looks at any more, and registrations that nobody confirmed.</summary>
public sealed class AccountRetention(Database database)
{
    /// <summary>Longer than any limit looks back.</summary>
    private static readonly TimeSpan Tries = TimeSpan.FromHours(3);

    /// <summary>For a while a link that was used can still be told from one that never was.</summary>
    private static readonly TimeSpan Links = TimeSpan.FromDays(30);

    private const string DeleteTries = "delete from attempts where last_at < @before";
    private const string DeleteFailures = "delete from sign_in_failures where minute < @before";
    private const string DeleteLinks = "delete from account_tokens where expires_at < @before";
    private const string DeleteDevices = "delete from known_devices where seen_at < @before";
    private const string DeleteSessions = "delete from sessions where created_at < @before";
    private const string DeleteForms = "delete from kept_forms where expires_at < @before";
    private const string DeleteAddresses = "delete from former_addresses where held_until < @before";

    /// <summary>In one transaction each, so that none holds others up for long.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var (delete, age) in new[]
        {
            (DeleteTries, Tries),
            (DeleteFailures, Tries),
            (DeleteLinks, Links),
            (DeleteDevices, KnownDevices.KeptFor),
            (DeleteSessions, SessionLimits.Contributor.Absolute),
            (DeleteForms, TimeSpan.Zero),
            (DeleteAddresses, TimeSpan.Zero),
        })
        {
            await database.WriteAsync(session => session.ExecuteAsync(delete, new { before = session.Now - age }, ct), ct);
        }

        while (await database.WriteAsync(session => WaitingAccounts.RemoveLapsedAsync(session, ct), ct))
        {
            // Each round is a transaction of its own.
        }
    }
}
