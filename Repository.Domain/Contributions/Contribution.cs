using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Contributions;

public enum PublicationState
{
    Unpublished,
    Published,
    Withdrawn,
}

/// <summary>Anything that goes through moderation, whatever its kind; what it says is in its revisions.</summary>
public sealed record Contribution
{
    public required Guid Id { get; init; }

    public required Kind Kind { get; init; }

    /// <summary>Permanent and unique within its kind: part of the public address.</summary>
    public required int Number { get; init; }

    /// <summary>The readable part of the address; may change, the number leads to it.</summary>
    public required string Slug { get; init; }

    /// <summary>Shared by records that are translations of one another.</summary>
    public required Guid WorkId { get; init; }

    public required PublicationState Publication { get; init; }

    /// <summary>Of a withdrawn contribution: the revision that was public last.</summary>
    public Guid? PublishedRevisionId { get; init; }

    /// <summary>For the first time; a later revision does not change it.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Number of the version that is public, or was last, and how many there are; 0 if there was none.</summary>
    public int PublishedVersion { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>The account that withdrew it; null where the program did.</summary>
    public Guid? WithdrawnBy { get; init; }

    /// <summary>Public: shown on the tombstone.</summary>
    public string? WithdrawalReason { get; init; }

    /// <summary>Of a withdrawn contribution: the one to read in its place.</summary>
    public Guid? ReplacedById { get; init; }

    /// <summary>For optimistic concurrency: rises with every write.</summary>
    public required long Version { get; init; }
}

/// <summary>One immutable snapshot of a contribution.</summary>
public sealed record Revision
{
    public required Guid Id { get; init; }

    public required Guid ContributionId { get; init; }

    /// <summary>1 for the first one.</summary>
    public required int Ordinal { get; init; }

    public required RevisionContent Content { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Came from <c>content/</c>; false if a person wrote it here.</summary>
    public required bool Imported { get; init; }
}

/// <summary>A contribution with the revision that the public sees.</summary>
public sealed record PublishedRecord(Contribution Contribution, Revision Revision)
{
    public Kind Kind => Contribution.Kind;

    public RevisionContent Content => Revision.Content;
}
