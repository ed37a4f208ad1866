namespace Repository.Domain.People;

/// <summary>What became of a profile that was to be kept.</summary>
public abstract record ProfileOutcome
{
    private ProfileOutcome()
    {
    }

    public sealed record Saved(Profile Profile) : ProfileOutcome;

    /// <summary>Somebody, perhaps the same person in another window, has written it meanwhile.</summary>
    public sealed record Stale(Profile Current) : ProfileOutcome;
}
