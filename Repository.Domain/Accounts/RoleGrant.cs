namespace Repository.Domain.Accounts;

public sealed record RoleGrant(Role Role, Scope Scope)
{
    public Guid Id { get; init; }

    /// <summary>Null for the first administrator.</summary>
    public Guid? GrantedBy { get; init; }

    public DateTimeOffset GrantedAt { get; init; }
}
