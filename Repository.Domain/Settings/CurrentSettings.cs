using System.Data.Common;

namespace Repository.Domain.Settings;

/// <summary>The settings for whoever needs them often: read again once they are a few seconds old. Safe for use by several threads.</summary>
public sealed class CurrentSettings(SiteSettingsStore store, TimeProvider clock)
{
    /// <summary>So soon does a change made on another node reach this one.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(3);

    private Kept? kept;

    public async ValueTask<SiteSettings> ReadAsync(CancellationToken ct)
    {
        if (Volatile.Read(ref kept) is { } last && clock.GetElapsedTime(last.ReadAt) < KeptFor)
        {
            return last.Settings;
        }

        // Of before the reading: what is read may be as old.
        var readAt = clock.GetTimestamp();
        var settings = await store.FindAsync(ct);
        Volatile.Write(ref kept, new Kept(settings, readAt));
        return settings;
    }

    /// <summary>For what must not fail, such as error pages: without a database, what was read last.</summary>
    public async ValueTask<SiteSettings> ReadOrLastAsync(CancellationToken ct)
    {
        try
        {
            return await ReadAsync(ct);
        }
        catch (Exception problem) when (problem is DbException or OperationCanceledException)
        {
            return Volatile.Read(ref kept)?.Settings ?? SiteSettings.Default;
        }
    }

    /// <summary>They were changed here: the next one who asks gets the new ones.</summary>
    public void Forget() => Volatile.Write(ref kept, null);

    /// <param name="ReadAt">A timestamp of the clock.</param>
    private sealed record Kept(SiteSettings Settings, long ReadAt);
}
