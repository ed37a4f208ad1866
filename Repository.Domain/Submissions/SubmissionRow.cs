using Repository.Domain.Data;

namespace Repository.Domain.Submissions;

internal record SubmissionRow
{
    /// <summary>The columns, of a table named s.</summary>
    public const string Columns = """
        s.id, s.contribution_id, s.based_on_id, s.revision_id, s.state, s.rounds, s.reviewer_id,
               s.opened_at, s.submitted_at, s.changed_at, s.due_at, s.version
        """;

    public required Guid Id { get; init; }

    public required Guid ContributionId { get; init; }

    public Guid? BasedOnId { get; init; }

    public Guid? RevisionId { get; init; }

    public required string State { get; init; }

    public required int Rounds { get; init; }

    public Guid? ReviewerId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public required long Version { get; init; }

    public Submission ToSubmission() => new()
    {
        Id = Id,
        ContributionId = ContributionId,
        BasedOnId = BasedOnId,
        RevisionId = RevisionId,
        State = StoredName.Parse<SubmissionState>(State),
        Rounds = Rounds,
        ReviewerId = ReviewerId,
        OpenedAt = OpenedAt,
        SubmittedAt = SubmittedAt,
        ChangedAt = ChangedAt,
        DueAt = DueAt,
        Version = Version,
    };
}
