namespace Repository.Domain.Spaces;

/// <summary>What a space says, by part.</summary>
public enum SpacePart
{
    Title,
    Purpose,
    Audience,
    Rules,
    Questions,
    Outcome,
    Organisers,
    Visibility,

    /// <summary>Its days, and whether it is archived.</summary>
    Timetable,
    TimeZone,
    Terms,
    Source,
}
