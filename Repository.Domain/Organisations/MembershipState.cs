namespace Repository.Domain.Organisations;

public enum MembershipState
{
    /// <summary>Waits for staff.</summary>
    Asked,
    Current,
    Former,
    Refused,

    /// <summary>Taken back by the person, or needless since.</summary>
    Withdrawn,
}
