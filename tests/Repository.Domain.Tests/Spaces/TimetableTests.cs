using Repository.Domain.Spaces;

namespace Repository.Domain.Tests.Spaces;

public sealed class TimetableTests
{
    private static readonly SpaceDate January = new(2027, 1, 31);
    private static readonly SpaceDate February = new(2027, 2, 28);
    private static readonly SpaceDate March = new(2027, 3, 31);
    private static readonly Timetable Announced = new() { Opens = new SpaceDate(2027, 1, 1), Closes = January };

    [Fact]
    public void A_later_last_day_keeps_the_one_announced_first()
    {
        var once = Until(Announced, February);
        var twice = Until(once, March);
        Assert.Equal((January, true), (once.FirstCloses!.Value, once.IsExtended));
        Assert.Equal((January, true), (twice.FirstCloses!.Value, twice.IsExtended));
        Assert.Equal(once, Until(once, February));
        Assert.Equal(Announced, Until(twice, January));
    }

    [Fact]
    public void An_earlier_last_day_is_no_extension_and_does_not_hide_a_later_one()
    {
        var earlier = Until(Announced with { Closes = March }, January);
        Assert.False(earlier.IsExtended);
        Assert.Equal(March, earlier.FirstCloses);
        Assert.False(Until(earlier, March).IsExtended);
        Assert.False(Until(Announced, null).IsExtended);
        Assert.Null(Until(Announced, null).FirstCloses);
        Assert.False(Until(new Timetable(), January).IsExtended);
    }

    [Fact]
    public void Closing_holds_from_that_moment_and_another_last_day_opens_it_again()
    {
        // It is the next day already in Auckland.
        var now = new DateTimeOffset(2027, 1, 10, 15, 0, 0, TimeSpan.Zero);
        var closed = (Announced with { TimeZone = "Pacific/Auckland" }).Closed(now);
        Assert.Equal((now, new SpaceDate(2027, 1, 11), false), (closed.ClosesAt!.Value, closed.Closes!.Value, closed.IsExtended));
        Assert.Equal(now, Until(closed, closed.Closes).ClosesAt);
        Assert.Equal((null, true), (Until(closed, February).ClosedAt, Until(closed, February).IsExtended));
        Assert.False(closed.Reopened(January).IsExtended);
        Assert.Null(closed.Reopened(null).ClosesAt);
    }

    private static Timetable Until(Timetable timetable, SpaceDate? closes) => timetable.With(timetable.Opens, closes, timetable.TimeZone);
}
