namespace Repository.Domain.Spaces;

/// <summary>How far a space has come: a matter of its dates and the clock.</summary>
public enum SpacePhase
{
    /// <summary>It opens later.</summary>
    Announced,
    Open,

    /// <summary>Its last day is over: it is read, and nobody joins it any more.</summary>
    Closed,

    /// <summary>Kept for readers, behind all others.</summary>
    Archived,
}
