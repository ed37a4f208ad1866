namespace Repository.Domain.Accounts;

/// <summary>A signed-in browser with its person, as they are now.</summary>
public sealed record SignedInSession(Session Session, Account Account, IReadOnlyList<RoleGrant> Grants)
{
    /// <summary>Notices that the person has not read.</summary>
    public int Unread { get; init; }
}
