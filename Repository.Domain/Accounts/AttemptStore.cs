using System.Globalization;
using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>Counts tries, for all nodes together. A row is read and written by one transaction at a time, so tries that come at once are counted one by one.</summary>
public static class AttemptStore
{
    private const string SelectTimes = "select times from attempts where key = @key";

    private const string Upsert = """
        insert into attempts (key, times, last_at)
        values (@key, @times, @now)
        on     conflict (key) do update set times = excluded.times, last_at = excluded.last_at
        """;

    /// <summary>Counts a try under each of the keys, unless it is one too many under any.</summary>
    /// <returns>Null if it may go on; else after how long it may.</returns>
    public static async Task<TimeSpan?> TryAsync(DatabaseSession session, IReadOnlyList<AttemptKey> keys, CancellationToken ct)
    {
        var counted = new List<(AttemptKey Key, IReadOnlyList<DateTimeOffset> Times)>();
        foreach (var key in keys)
        {
            counted.Add((key, await TimesAsync(session, key, ct)));
        }

        if (counted.Max(one => Wait(one.Key, one.Times, session.Now)) is { Ticks: > 0 } wait)
        {
            return wait;
        }

        foreach (var (key, times) in counted)
        {
            await WriteAsync(session, key, [session.Now, .. times], ct);
        }

        return null;
    }

    /// <summary>Takes back the newest try under the key: it succeeded, and counts for nothing.</summary>
    public static async Task TakeBackAsync(DatabaseSession session, AttemptKey key, CancellationToken ct)
    {
        var times = await TimesAsync(session, key, ct);
        if (times.Count > 0)
        {
            await WriteAsync(session, key, [.. times.Skip(1)], ct);
        }
    }

    /// <summary>Takes back the newest try under each of the keys: it was none.</summary>
    public static async Task TakeBackAsync(DatabaseSession session, IReadOnlyList<AttemptKey> keys, CancellationToken ct)
    {
        foreach (var key in keys)
        {
            await TakeBackAsync(session, key, ct);
        }
    }

    /// <summary>How long until each of the limits lets one more through.</summary>
    private static TimeSpan Wait(AttemptKey key, IReadOnlyList<DateTimeOffset> times, DateTimeOffset now) => key.Limits
        .Where(limit => times.Count >= limit.Count)
        .Select(limit => times[limit.Count - 1] + limit.Window - now)
        .Append(TimeSpan.Zero)
        .Max();

    private static async Task<IReadOnlyList<DateTimeOffset>> TimesAsync(DatabaseSession session, AttemptKey key, CancellationToken ct)
    {
        var stored = await session.FirstOrDefaultAsync<string>(SelectTimes, new { key = key.Hash }, ct) ?? "";
        return [.. stored.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(time => DateTimeOffset.UnixEpoch.AddMicroseconds(long.Parse(time, CultureInfo.InvariantCulture)))];
    }

    private static Task<int> WriteAsync(DatabaseSession session, AttemptKey key, IReadOnlyList<DateTimeOffset> times, CancellationToken ct)
    {
        var kept = times.Take(key.Limits.Max(limit => limit.Count)).Select(time => ((time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture));
        return session.ExecuteAsync(Upsert, new { key = key.Hash, times = string.Join(' ', kept), now = session.Now }, ct);
    }
}
