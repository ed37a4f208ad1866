namespace Repository.Domain.Submissions;

/// <summary>A contribution's way through moderation, from the first word to the decision. A later change of what is published is another one.</summary>
public sealed record Submission
{
    public required Guid Id { get; init; }

    public required Guid ContributionId { get; init; }

    /// <summary>The published revision that a change started from; null for a contribution that is new.</summary>
    public Guid? BasedOnId { get; init; }

    /// <summary>What was submitted last; null before that. What is written since is the <see cref="Draft"/>'s.</summary>
    public Guid? RevisionId { get; init; }

    public required SubmissionState State { get; init; }

    /// <summary>How often it was submitted: 0 for a draft.</summary>
    public required int Rounds { get; init; }

    public Guid? ReviewerId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>For the first time.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When it came to its state, or to its reviewer.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>By when whoever acts next should have acted; null where nobody waits.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Rises with every transition.</summary>
    public required long Version { get; init; }

    public bool IsWritable => SubmissionFlow.IsWritable(State);

    public bool IsOpen => SubmissionFlow.IsOpen(State);

    public bool IsOverdue(DateTimeOffset now) => IsOpen && DueAt < now;
}
