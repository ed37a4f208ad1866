namespace Repository.TestSupport;

/// <summary>A clock that stands still until it is told to go on.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>With a tenth of a microsecond too much for a database, so that a time which was not cut is noticed.</summary>
    public static readonly DateTimeOffset Start = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero).AddTicks(1_234_567);

    private long ticks = Start.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);
}
