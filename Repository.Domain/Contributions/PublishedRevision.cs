namespace Repository.Domain.Contributions;

/// <summary>Which revision of a contribution the public sees.</summary>
public sealed record PublishedRevision
{
    /// <summary>Of the contribution.</summary>
    public required Guid Id { get; init; }

    public required Guid PublishedRevisionId { get; init; }
}
