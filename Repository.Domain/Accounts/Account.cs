namespace Repository.Domain.Accounts;

/// <summary>A person who signs in. It is a contributor once its address is confirmed; roles are granted besides.</summary>
public sealed record Account
{
    public required Guid Id { get; init; }

    /// <summary>In public addresses; random, so that it tells no count.</summary>
    public required int Number { get; init; }

    /// <summary>As it was typed.</summary>
    public required string Email { get; init; }

    public DateTimeOffset? EmailConfirmedAt { get; init; }

    /// <summary>Public wherever the person writes.</summary>
    public required string DisplayName { get; init; }

    public required string PasswordHash { get; init; }

    /// <summary>Changes with the password and the address.</summary>
    public required string SecurityStamp { get; init; }

    public required string Language { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public string? DisabledReason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public long Version { get; init; }

    /// <summary>Registered, and nobody has shown yet whose address it is.</summary>
    public bool IsWaiting => EmailConfirmedAt is null && DisabledAt is null;

    public bool MaySignIn => EmailConfirmedAt is not null && DisabledAt is null;
}
