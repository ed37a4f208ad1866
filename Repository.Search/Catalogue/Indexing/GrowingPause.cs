namespace Repository.Search.Catalogue.Indexing;

/// <summary>Doubles from failure to failure, so that what is broken is tried again soon at first and does not keep the machine busy.</summary>
internal sealed class GrowingPause(TimeSpan first, TimeSpan longest, TimeProvider clock)
{
    private TimeSpan length = TimeSpan.Zero;
    private long began;

    public bool IsOver => clock.GetElapsedTime(began) >= length;

    public void Begin()
    {
        length = length == TimeSpan.Zero ? first : TimeSpan.FromTicks(Math.Min(length.Ticks * 2, longest.Ticks));
        began = clock.GetTimestamp();
    }

    public void Reset() => length = TimeSpan.Zero;
}
