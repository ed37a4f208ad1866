namespace Repository.Domain.Access;

/// <summary>How someone stands to what they ask for.</summary>
public enum Standing
{
    Anyone,
    SignedIn,

    /// <summary>It is their own.</summary>
    Owner,

    /// <summary>They write it, alone or with others.</summary>
    Editor,

    /// <summary>Its authors let them read it.</summary>
    Viewer,

    /// <summary>They belong to the space.</summary>
    Member,

    /// <summary>They review it, and are still a moderator of what it is about.</summary>
    Reviewer,

    /// <summary>A moderator of everything, or of a theme or region in which it stands.</summary>
    Moderator,

    /// <summary>A facilitator of everything, or of the space in which it stands.</summary>
    Facilitator,
    Administrator,
}
