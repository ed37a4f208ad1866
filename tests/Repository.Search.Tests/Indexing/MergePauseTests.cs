using Repository.Search.Indexing;
using Repository.TestSupport;

namespace Repository.Search.Tests.Indexing;

public sealed class MergePauseTests
{
    private readonly TestClock clock = new();
    private readonly MergePause pause;

    public MergePauseTests() => pause = new MergePause(clock);

    [Fact]
    public void Nothing_rests_before_a_failure() => Assert.True(pause.IsOver);

    [Fact]
    public void Each_failure_doubles_the_pause_up_to_an_hour()
    {
        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            pause.Failed();
            clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromTicks(1));
            Assert.False(pause.IsOver);
            clock.Advance(TimeSpan.FromTicks(1));
            Assert.True(pause.IsOver);
        }
    }

    [Fact]
    public void A_success_ends_the_pause_and_the_doubling()
    {
        pause.Failed();
        pause.Failed();
        pause.Succeeded();
        Assert.True(pause.IsOver);
        pause.Failed();
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(pause.IsOver);
    }
}
