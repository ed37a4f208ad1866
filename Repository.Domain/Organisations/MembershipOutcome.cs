namespace Repository.Domain.Organisations;

/// <summary>What became of a wish to belong, or of a decision on one.</summary>
public enum MembershipOutcome
{
    /// <summary>The person belongs from now on.</summary>
    Confirmed,

    /// <summary>Staff decide.</summary>
    Waiting,
    Refused,

    /// <summary>Left, or taken back.</summary>
    Ended,

    /// <summary>Nothing changed: the person belongs already.</summary>
    IsMember,

    /// <summary>Nothing changed: another wish of the person waits.</summary>
    WaitsAlready,

    /// <summary>Nothing changed: there is no such organisation, or nothing to decide or to end.</summary>
    NotFound,
}
