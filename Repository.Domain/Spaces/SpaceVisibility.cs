namespace Repository.Domain.Spaces;

/// <summary>Who knows of a space, and who reads what is said in it.</summary>
public enum SpaceVisibility
{
    /// <summary>Everybody reads it; whoever is signed in may join.</summary>
    Public,

    /// <summary>Whoever is signed in reads it, and may join.</summary>
    Registered,

    /// <summary>Whoever is signed in knows of it and may join; members read it.</summary>
    Members,

    /// <summary>Its members alone know of it.</summary>
    Invited,
}
