namespace Repository.Domain.People;

/// <summary>What of a profile is public or not by the person's choice.</summary>
public enum ProfilePart
{
    About,
    Organisation,
    ActorType,
    Country,
    Languages,

    /// <summary>Objectives and themes.</summary>
    Expertise,
    Links,
}
