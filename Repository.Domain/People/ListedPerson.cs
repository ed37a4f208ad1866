using Repository.Domain.Accounts;
using Repository.Domain.Organisations;

namespace Repository.Domain.People;

/// <summary>A person in the administrators' list.</summary>
public sealed record ListedPerson
{
    public required Guid Id { get; init; }

    public required int Number { get; init; }

    public required string DisplayName { get; init; }

    public required string Email { get; init; }

    public required PersonState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a session that is still open was used last; null without one.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    public required IReadOnlyList<RoleGrant> Grants { get; init; }

    public MembershipOrganisation? Organisation { get; init; }
}
