using Repository.Web.Identity;

namespace Repository.Web.Tests.Identity;

public sealed class HashingTurnsTests
{
    [Fact]
    public async Task As_many_hash_at_once_as_may_and_the_rest_wait()
    {
        using var turns = new HashingTurns(atOnce: 2);
        var (now, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var turn = await turns.TakeAsync(CancellationToken.None);
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(5);
            Interlocked.Decrement(ref now);
        }));
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Whoever_finds_the_queue_full_is_sent_away_at_once()
    {
        using var turns = new HashingTurns(atOnce: 1);
        var first = (await turns.TakeAsync(CancellationToken.None))!;
        var waiting = Enumerable.Range(0, 30).Select(_ => turns.TakeAsync(CancellationToken.None)).ToList();
        var answered = await Task.WhenAll(waiting.Where(turn => turn.IsCompletedSuccessfully));
        Assert.Equal(10, answered.Count(turn => turn is null));

        first.Dispose();
        foreach (var turn in waiting)
        {
            (await turn)?.Dispose();
        }
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_queue()
    {
        using var turns = new HashingTurns(atOnce: 1);
        using var first = (await turns.TakeAsync(CancellationToken.None))!;
        for (var times = 0; times < 100; times++)
        {
            using var patience = new CancellationTokenSource();
            var waiting = turns.TakeAsync(patience.Token);
            await patience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }
    }

    [Fact]
    public async Task The_next_begins_after_a_pause_as_long_as_the_work()
    {
        using var turns = new HashingTurns(atOnce: 1);
        using (var turn = (await turns.TakeAsync(CancellationToken.None))!)
        {
            turn.Work(() => SpinWait.SpinUntil(() => false, 60));
        }

        var paused = System.Diagnostics.Stopwatch.StartNew();
        (await turns.TakeAsync(CancellationToken.None))!.Dispose();
        Assert.True(paused.Elapsed >= TimeSpan.FromMilliseconds(40), $"only {paused.Elapsed}");
    }
}
