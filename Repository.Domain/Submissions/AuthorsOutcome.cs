namespace Repository.Domain.Submissions;

/// <summary>What became of a wish about who writes a contribution.</summary>
public enum AuthorsOutcome
{
    Done,

    /// <summary>No mail could be sent to what was typed.</summary>
    NotAnAddress,

    /// <summary>As many people, or invitations a day, as there may be.</summary>
    TooMany,

    /// <summary>There is no such person or invitation any more, or the asker is no longer the owner.</summary>
    NotFound,

    /// <summary>The one who is always there: an owner hands over before they go.</summary>
    IsOwner,
}
