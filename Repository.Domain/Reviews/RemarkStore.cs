using Repository.Domain.Data;
using Repository.Domain.Submissions;

namespace Repository.Domain.Reviews;

/// <summary>Remarks, to read; <see cref="RemarkDesk"/> writes them.</summary>
public sealed class RemarkStore(Database database)
{
    private const string Columns = """
        m.id, m.submission_id, m.field, m.is_must, m.body, m.state, m.round, m.made_by as made_by_id, a.display_name as made_by, m.made_at,
               m.answer, b.display_name as answered_by, m.answered_at
        """;

    private const string SelectOfSubmission = $"""
        select {Columns}
        from   review_remarks m
        join   accounts a on a.id = m.made_by
        left   join accounts b on b.id = m.answered_by
        where  m.submission_id = @submissionId
        order  by m.made_at, m.id
        """;

    /// <summary>All of a submission, as its reviewers see them, in the order in which they were made.</summary>
    public Task<IReadOnlyList<Remark>> OfAsync(Guid submissionId, CancellationToken ct) => database.ReadAsync(session => OfAsync(session, submissionId, ct), ct);

    /// <summary>Those that its authors see: of rounds that are decided.</summary>
    public async Task<IReadOnlyList<Remark>> SentAsync(Submission submission, CancellationToken ct) =>
        [.. (await OfAsync(submission.Id, ct)).Where(remark => IsSent(submission, remark.Round))];

    /// <summary>Whether what a reviewer wrote in that round has gone to the author.</summary>
    public static bool IsSent(Submission submission, int round) => round < submission.Rounds || submission.State is not (SubmissionState.Submitted or SubmissionState.InReview);

    internal static async Task<IReadOnlyList<Remark>> OfAsync(DatabaseSession session, Guid submissionId, CancellationToken ct) =>
        [.. (await session.QueryAsync<RemarkRow>(SelectOfSubmission, new { submissionId }, ct)).Select(row => row.ToRemark())];

    /// <summary>Those that stand in the way of an approval.</summary>
    internal static async Task<IReadOnlyList<Remark>> OpenMustsAsync(DatabaseSession session, Guid submissionId, CancellationToken ct) =>
        [.. (await OfAsync(session, submissionId, ct)).Where(remark => remark.IsOpenMust)];

    private sealed record RemarkRow
    {
        public required Guid Id { get; init; }

        public required Guid SubmissionId { get; init; }

        public required string Field { get; init; }

        public required bool IsMust { get; init; }

        public required string Body { get; init; }

        public required string State { get; init; }

        public required int Round { get; init; }

        public required Guid MadeById { get; init; }

        public required string MadeBy { get; init; }

        public required DateTimeOffset MadeAt { get; init; }

        public required string Answer { get; init; }

        public string? AnsweredBy { get; init; }

        public DateTimeOffset? AnsweredAt { get; init; }

        public Remark ToRemark() => new()
        {
            Id = Id,
            SubmissionId = SubmissionId,
            Field = Field,
            IsMust = IsMust,
            Body = Body,
            State = StoredName.Parse<RemarkState>(State),
            Round = Round,
            MadeById = MadeById,
            MadeBy = MadeBy,
            MadeAt = MadeAt,
            Answer = Answer,
            AnsweredBy = AnsweredBy,
            AnsweredAt = AnsweredAt,
        };
    }
}
