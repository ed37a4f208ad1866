using Repository.Domain.Contributions;

namespace Repository.Domain.Submissions;

/// <summary>Somebody is asked to write or read a contribution with others. Good once, for whoever has its address confirmed.</summary>
public sealed record Invitation
{
    public required Guid Id { get; init; }

    public required Guid ContributionId { get; init; }

    public required string Email { get; init; }

    public required AuthorRole Role { get; init; }

    /// <summary>Who asks, as they are named now.</summary>
    public required string InvitedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Of the newest draft; empty if it has none yet.</summary>
    public required string Title { get; init; }
}
