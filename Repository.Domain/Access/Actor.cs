using Repository.Domain.Accounts;

namespace Repository.Domain.Access;

/// <summary>Who asks: as their account and roles are at this request.</summary>
public sealed record Actor
{
    public static readonly Actor Anonymous = new();

    /// <summary>Null for a reader without an account.</summary>
    public Guid? AccountId { get; init; }

    public IReadOnlyList<RoleGrant> Grants { get; init; } = [];

    /// <summary>The password was asked for within <see cref="SessionLimits.FreshPassword"/>.</summary>
    public bool PasswordIsFresh { get; init; }

    public bool IsSignedIn => AccountId is not null;

    /// <summary>Whether the role is held anywhere.</summary>
    public bool Is(Role role) => Grants.Any(grant => grant.Role == role);

    /// <summary>Whether the role is held for everything, or for one of the scopes in which something stands.</summary>
    public bool Is(Role role, IReadOnlyList<Scope> within) =>
        Grants.Any(grant => grant.Role == role && (grant.Scope == Scope.Everything || within.Contains(grant.Scope)));
}
