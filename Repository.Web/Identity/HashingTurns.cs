using System.Diagnostics;

namespace Repository.Web.Identity;

/// <summary>
/// Lets few hash passwords at once. A hash takes a core for a tenth of a second, so a flood of sign-ins would starve the pages: half the cores hash at most,
/// each for half its time, and whoever finds the queue full is asked to come back.
/// </summary>
public sealed class HashingTurns : IDisposable
{
    /// <summary>A tenth of a second and a pause as long for each: the last in the queue waits some four seconds a core.</summary>
    private const int WaitingForEach = 20;

    private readonly SemaphoreSlim free;
    private readonly int longestQueue;
    private int waiting;

    public HashingTurns()
        : this(Math.Max(1, Environment.ProcessorCount / 2))
    {
    }

    public HashingTurns(int atOnce)
    {
        free = new SemaphoreSlim(atOnce);
        longestQueue = atOnce * WaitingForEach;
    }

    /// <summary>After so long somebody who found the queue full may try again, in whole seconds.</summary>
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(10);

    /// <returns>Null if too many are waiting already.</returns>
    public async Task<HashingTurn?> TakeAsync(CancellationToken ct)
    {
        try
        {
            if (Interlocked.Increment(ref waiting) > longestQueue)
            {
                return null;
            }

            await free.WaitAsync(ct);
            return new HashingTurn(this);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Dispose() => free.Dispose();

    /// <summary>The turn is over; the next one begins after a pause as long as this one worked.</summary>
    internal void End(TimeSpan worked) => _ = Task.Delay(worked).ContinueWith(_ => free.Release(), TaskScheduler.Default);
}

/// <summary>The right to hash now.</summary>
public sealed class HashingTurn(HashingTurns turns) : IDisposable
{
    private readonly Stopwatch working = new();

    public T Work<T>(Func<T> hash)
    {
        working.Start();
        try
        {
            return hash();
        }
        finally
        {
            working.Stop();
        }
    }

    public void Dispose() => turns.End(working.Elapsed);
}
