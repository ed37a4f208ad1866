namespace Repository.Domain.Settings;

/// <summary>What became of a change of the settings.</summary>
public abstract record SettingsOutcome
{
    private SettingsOutcome()
    {
    }

    public sealed record Changed : SettingsOutcome;

    /// <summary>They are so already; nothing was written.</summary>
    public sealed record Unchanged : SettingsOutcome;

    /// <summary>Somebody else has changed them meanwhile; nothing was written.</summary>
    /// <param name="Current">As they are now.</param>
    public sealed record Stale(SiteSettings Current) : SettingsOutcome;
}
