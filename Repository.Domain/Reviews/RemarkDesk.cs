using Repository.Domain.Access;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Reviews;

/// <summary>Makes, answers and resolves remarks.</summary>
public sealed class RemarkDesk(Database database)
{
    /// <summary>Of one submission: more than anybody answers.</summary>
    public const int Most = 200;

    private const string Insert = """
        insert into review_remarks (id, submission_id, field, is_must, body, state, round, made_by, made_at, answer)
        values (@id, @submissionId, @field, @isMust, @body, 'open', @round, @by, @now, '')
        """;

    /// <summary>By the reviewer, who has declared to have no conflict of interest.</summary>
    /// <param name="field">Name of a field of the form.</param>
    public Task<ReviewOutcome> AddAsync(Guid submissionId, string field, bool isMust, string body, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => ActAsync(
        submissionId,
        PolicyTable.Review,
        taxonomy,
        by,
        async (session, found) =>
        {
            if (found.Contribution.Kind.FormFields.All(known => known.Name != field))
            {
                return new ReviewOutcome.NotFound();
            }

            if (await DeclarationStore.FindAsync(session, submissionId, by.ActorId!.Value, ct) is null)
            {
                return new ReviewOutcome.Undeclared();
            }

            if ((await RemarkStore.OfAsync(session, submissionId, ct)).Count >= Most)
            {
                return new ReviewOutcome.TooMany(Most);
            }

            var row = new { id = Guid.CreateVersion7(session.Now), submissionId, field, isMust, body, round = found.Submission.Rounds, by = by.ActorId, now = session.Now };
            await session.ExecuteAsync(Insert, row, ct);
            return new ReviewOutcome.Done(found.Submission);
        },
        ct);

    private const string UpdateText = """
        update review_remarks
        set    body = @body, is_must = @isMust
        where  id = @remarkId and submission_id = @submissionId and round = @round and made_by = @by
        """;

    /// <summary>Writes one otherwise that its author has not seen yet; only whoever made it does.</summary>
    public Task<ReviewOutcome> EditAsync(Guid submissionId, Guid remarkId, bool isMust, string body, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => ActAsync(
        submissionId,
        PolicyTable.Review,
        taxonomy,
        by,
        async (session, found) => Outcome(found, await session.ExecuteAsync(UpdateText, new { remarkId, submissionId, isMust, body, round = found.Submission.Rounds, by = by.ActorId }, ct)),
        ct);

    private const string Delete = """
        delete from review_remarks
        where  id = @remarkId and submission_id = @submissionId and round = @round
        """;

    /// <summary>Takes back one that its author has not seen yet.</summary>
    public Task<ReviewOutcome> RemoveAsync(Guid submissionId, Guid remarkId, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => ActAsync(
        submissionId,
        PolicyTable.Review,
        taxonomy,
        by,
        async (session, found) => Outcome(found, await session.ExecuteAsync(Delete, new { remarkId, submissionId, round = found.Submission.Rounds }, ct)),
        ct);

    private const string UpdateState = """
        update review_remarks
        set    state = case when @resolved = 1 then 'resolved' when answered_by is null then 'open' else 'answered' end
        where  id = @remarkId and submission_id = @submissionId
        """;

    /// <summary>Says that it has been seen to, or that it has not after all.</summary>
    public Task<ReviewOutcome> ResolveAsync(Guid submissionId, Guid remarkId, bool resolved, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => ActAsync(
        submissionId,
        PolicyTable.Review,
        taxonomy,
        by,
        async (session, found) => Outcome(found, await session.ExecuteAsync(UpdateState, new { remarkId, submissionId, resolved = resolved ? 1 : 0 }, ct)),
        ct);

    private const string UpdateToReopen = """
        update review_remarks
        set    state = 'open'
        where  id = @remarkId and submission_id = @submissionId
        """;

    /// <summary>Asks once more: the answer is not enough.</summary>
    public Task<ReviewOutcome> InsistAsync(Guid submissionId, Guid remarkId, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => ActAsync(
        submissionId,
        PolicyTable.Review,
        taxonomy,
        by,
        async (session, found) => Outcome(found, await session.ExecuteAsync(UpdateToReopen, new { remarkId, submissionId }, ct)),
        ct);

    private const string UpdateAnswer = """
        update review_remarks
        set    answer = @answer, answered_by = @by, answered_at = @now, state = 'answered'
        where  id = @remarkId and submission_id = @submissionId and state <> 'resolved'
        """;

    /// <summary>By an author, while changes are asked for. A later answer stands in place of the one before.</summary>
    public Task<ReviewOutcome> AnswerAsync(Guid submissionId, Guid remarkId, string answer, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => ActAsync(
        submissionId,
        PolicyTable.WriteDraft,
        taxonomy,
        by,
        async (session, found) => found.Submission.State != SubmissionState.ChangesRequested
            ? new ReviewOutcome.Moved(found.Submission)
            : Outcome(found, await session.ExecuteAsync(UpdateAnswer, new { remarkId, submissionId, answer, by = by.ActorId, now = session.Now }, ct)),
        ct);

    /// <summary>Remarks that must be seen to and were not: neither was one answered, nor its field changed since it was submitted.</summary>
    internal static async Task<IReadOnlyList<FieldProblem>> UnheededAsync(DatabaseSession session, Submission submission, RevisionContent before, RevisionContent after, CancellationToken ct) =>
        submission.State != SubmissionState.ChangesRequested
            ? []
            : [.. (await RemarkStore.OpenMustsAsync(session, submission.Id, ct)).Where(must => !IsChanged(must.Field, before, after)).Select(must => new FieldProblem(must.Field, FieldRule.Unheeded, must.Body))];

    private static bool IsChanged(string field, RevisionContent before, RevisionContent after) =>
        after.Kind.FieldNamed(field) is not { } declared || !declared.Read(before).SequenceEqual(declared.Read(after), StringComparer.Ordinal);

    private Task<ReviewOutcome> ActAsync(
        Guid submissionId, string policy, TaxonomyTree taxonomy, AuditContext by, Func<DatabaseSession, SubmissionCase, Task<ReviewOutcome>> act, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var (found, refusal) = await ReviewRights.AskAsync(session, submissionId, policy, taxonomy, by, ct);
            return refusal ?? await act(session, found!);
        },
        ct);

    private static ReviewOutcome Outcome(SubmissionCase found, int changed) => changed == 0 ? new ReviewOutcome.Moved(found.Submission) : new ReviewOutcome.Done(found.Submission);
}
