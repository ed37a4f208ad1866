namespace Repository.Domain.Access;

/// <summary>How someone stands to what they ask for.</summary>
public enum Standing
{
    Anyone,
    SignedIn,

    /// <summary>It is their own.</summary>
    Owner,

    /// <summary>A moderator of everything, or of a theme or region in which it stands.</summary>
    Moderator,

    /// <summary>A facilitator of everything, or of the space in which it stands.</summary>
    Facilitator,
    Administrator,
}
