using Repository.Search.Catalogue.Indexing;

namespace Repository.Search.Tests.Catalogue.Indexing;

public sealed class GrowingPauseTests
{
    private readonly Clock clock = new();

    [Fact]
    public void It_doubles_up_to_its_longest_and_starts_again_after_a_success()
    {
        var pause = new GrowingPause(first: TimeSpan.FromSeconds(1), longest: TimeSpan.FromSeconds(5), clock);
        Assert.True(pause.IsOver);
        foreach (var seconds in new[] { 1, 2, 4, 5, 5 })
        {
            AssertLasts(pause, seconds);
        }

        pause.Begin();
        pause.Reset();
        Assert.True(pause.IsOver);
        AssertLasts(pause, 1);
    }

    private void AssertLasts(GrowingPause pause, int seconds)
    {
        pause.Begin();
        clock.Ticks += (seconds * TimeSpan.TicksPerSecond) - 1;
        Assert.False(pause.IsOver);
        clock.Ticks++;
        Assert.True(pause.IsOver);
    }

    private sealed class Clock : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }
}
