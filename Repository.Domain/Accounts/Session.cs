namespace Repository.Domain.Accounts;

/// <summary>A signed-in browser.</summary>
public sealed record Session
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the password was asked for last.</summary>
    public required DateTimeOffset PasswordAt { get; init; }

    /// <summary>When it was used last, to <see cref="SessionLimits.SeenPrecision"/>.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Its cookie outlasts the browser's own session.</summary>
    public bool Kept { get; init; }

    /// <summary>Of the client when it signed in.</summary>
    public required string Address { get; init; }

    /// <summary>As the browser named itself when it signed in; cut.</summary>
    public required string UserAgent { get; init; }
}
