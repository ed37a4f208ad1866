using System.Data.Common;
using System.Diagnostics;

namespace Repository.Domain.Data;

/// <summary>The one way to the database: reads on a connection, writes in a transaction.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>With the delays below, some seconds: longer than any transaction of ours, shorter than a reader's patience.</summary>
    private const int MaxAttempts = 12;

    private const int MaxAttemptsAtRows = 3;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(640);

    /// <summary>As long as a host waits for its services to stop.</summary>
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(30);

    private static readonly AsyncLocal<Database?> Writing = new();

    private readonly DbDataSource source;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim writers;
    private int left;

    public Database(DbDataSource source, Dialect dialect, TimeProvider clock)
    {
        ColumnTypes.Register();
        this.source = source;
        this.clock = clock;
        Dialect = dialect;
        writers = new SemaphoreSlim(dialect.OneWriterAtATime ? 1 : int.MaxValue);
    }

    public Dialect Dialect { get; }

    /// <summary>For migrations, which begin their transactions themselves.</summary>
    internal DbDataSource Source => source;

    public Task<T> ReadAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken ct) => RetryAsync(() => ReadOnceAsync(work, ct), ct);

    /// <summary>Runs the work in one transaction; it is repeated from the start where the database reports a conflict, so it must not act outside.</summary>
    /// <exception cref="InvalidOperationException">Called from such work: the inner transaction would wait for the outer one for ever.</exception>
    public Task<T> WriteAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken ct)
    {
        var locks = new WriteLocks();
        return RetryAsync(() => WriteOnceAsync(work, locks, ct), ct);
    }

    public Task WriteAsync(Func<DatabaseSession, Task> work, CancellationToken ct) => WriteAsync(
        async session =>
        {
            await work(session);
            return true;
        },
        ct);

    /// <summary>Where there is one writer, it ends first; what waits for its turn fails.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref left, 1) == 1)
        {
            return;
        }

        if (Dialect.OneWriterAtATime)
        {
            await writers.WaitAsync(LongestFarewell);
        }

        writers.Dispose();
        await source.DisposeAsync();
    }

    private async Task<T> ReadOnceAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await work(new DatabaseSession(connection, transaction: null, locks: null, Dialect, clock));
    }

    private async Task<T> WriteOnceAsync<T>(Func<DatabaseSession, Task<T>> work, WriteLocks locks, CancellationToken ct)
    {
        if (Writing.Value == this)
        {
            throw new InvalidOperationException("a transaction is open in this flow of control; use its session");
        }

        await writers.WaitAsync(ct);
        try
        {
            Writing.Value = this;
            await using var connection = await source.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(Dialect.WriteIsolation, ct);
            var session = new DatabaseSession(connection, transaction, locks, Dialect, clock);
            await locks.BeginAttemptAsync(session, ct);
            var result = await work(session);

            // Once the work is done it is kept: a caller that leaves now would not know whether it was.
            await transaction.CommitAsync(CancellationToken.None);
            session.TellCommitted();
            return result;
        }
        finally
        {
            writers.Release();
        }
    }

    private async Task<T> RetryAsync<T>(Func<Task<T>> attempt, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                return await attempt();
            }
            catch (DbException conflict) when (attempts < MaxAttemptsAfter(conflict) && waited.Elapsed < Dialect.RetriesFor)
            {
                await Task.Delay(DelayAfter(attempts), TimeProvider.System, ct);
            }
        }
    }

    private int MaxAttemptsAfter(DbException problem) => Dialect.IsConflict(problem) ? MaxAttempts : Dialect.IsUnseenRow(problem) ? MaxAttemptsAtRows : 1;

    /// <summary>Doubles from try to try; the random part keeps two that met from meeting again.</summary>
    private static TimeSpan DelayAfter(int attempts)
    {
        var longest = Math.Min(FirstDelay.TotalMilliseconds * Math.Pow(2, attempts), LongestDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
