namespace Repository.Search.Indexing;

/// <summary>
/// How long merges in the background rest after one that failed: whatever stopped it, a full disk or a damaged segment, stops the next one as
/// well, which until then takes room and time from everything else. Each failure doubles it. Not safe for use by several threads.
/// </summary>
internal sealed class MergePause(TimeProvider clock)
{
    /// <summary>Long enough to write much between two attempts, and short enough for what passes by itself.</summary>
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    /// <summary>What was mended is noticed within it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private TimeSpan length = TimeSpan.Zero;
    private long began;

    public bool IsOver => clock.GetElapsedTime(began) >= length;

    public void Failed()
    {
        length = length == TimeSpan.Zero ? First : TimeSpan.FromTicks(Math.Min(2 * length.Ticks, Longest.Ticks));
        began = clock.GetTimestamp();
    }

    public void Succeeded() => length = TimeSpan.Zero;
}
