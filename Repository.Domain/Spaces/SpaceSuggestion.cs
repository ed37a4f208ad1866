using Repository.Domain.Access;

namespace Repository.Domain.Spaces;

/// <summary>A space that somebody would like to have. Its author and those who decide know of it, and nobody else.</summary>
public sealed record SpaceSuggestion
{
    public required Guid Id { get; init; }

    public required Guid AuthorId { get; init; }

    /// <summary>As they are named now.</summary>
    public required string Author { get; init; }

    /// <summary>As it was suggested, also where the space that came of it says something else.</summary>
    public required SpaceContent Content { get; init; }

    public required SuggestionState State { get; init; }

    public required DateTimeOffset SuggestedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was declined; empty otherwise.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Of the space that came of it.</summary>
    public string? SpaceName { get; init; }

    public AccessSubject Subject => AccessSubject.OwnedBy(AuthorId);
}
