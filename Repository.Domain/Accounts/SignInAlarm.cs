using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>Failures over the whole site: many at once are somebody who tries stolen passwords. While the alarm lasts, a right password alone opens no session in an unknown browser.</summary>
public static class SignInAlarm
{
    /// <summary>The time within which failures are counted.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private static readonly AttemptKey Told = new("sign-in alarm", [new(1, Window)]);

    private const string CountOne = """
        insert into sign_in_failures (minute, count)
        values (@minute, 1)
        on     conflict (minute) do update set count = sign_in_failures.count + 1
        """;

    private const string SelectCount = "select coalesce(sum(count), 0) from sign_in_failures where minute > @since";

    /// <summary>Counts a failure.</summary>
    /// <returns>Whether this very one raised the alarm, which is told once within the time that is counted, however long the attack lasts.</returns>
    public static async Task<bool> CountAsync(DatabaseSession session, AccountLimits limits, CancellationToken ct)
    {
        await session.ExecuteAsync(CountOne, new { minute = Minute(session.Now) }, ct);
        return await IsOnAsync(session, limits, ct) && await AttemptStore.TryAsync(session, [Told], ct) is null;
    }

    public static async Task<bool> IsOnAsync(DatabaseSession session, AccountLimits limits, CancellationToken ct) =>
        await CountOfAsync(session, ct) >= limits.FailuresForAlarm;

    /// <summary>By whole minutes, so that between four and five of them count.</summary>
    private static Task<long> CountOfAsync(DatabaseSession session, CancellationToken ct) =>
        session.FirstOrDefaultAsync<long>(SelectCount, new { since = Minute(session.Now) - Window }, ct);

    private static DateTimeOffset Minute(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
