namespace Repository.Domain.Spaces;

/// <summary>What became of a space that was to be written.</summary>
public abstract record SpaceOutcome
{
    private SpaceOutcome()
    {
    }

    public sealed record Saved(Space Space) : SpaceOutcome;

    /// <summary>Somebody has written it meanwhile.</summary>
    public sealed record Stale(Space Current) : SpaceOutcome;

    /// <summary>There is none, or they may not.</summary>
    public sealed record NotFound : SpaceOutcome;
}
