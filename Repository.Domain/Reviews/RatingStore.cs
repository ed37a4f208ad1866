using Repository.Domain.Access;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Reviews;

/// <summary>How reviewers judge submissions by the criteria, round by round.</summary>
public sealed class RatingStore(Database database)
{
    private const string Select = """
        select round, criterion, rating, note
        from   review_ratings
        where  submission_id = @submissionId and round = (
                   select max(l.round)
                   from   review_ratings l
                   where  l.submission_id = @submissionId and l.round <= @round)
        """;

    /// <summary>Those of the last round that has any, in the order of the criteria: a new round begins with them.</summary>
    public Task<IReadOnlyList<CriterionRating>> OfAsync(Submission submission, CancellationToken ct) => OfAsync(submission.Id, submission.Rounds, ct);

    /// <summary>Those that the authors see: of the last round that is decided.</summary>
    public Task<IReadOnlyList<CriterionRating>> SentAsync(Submission submission, CancellationToken ct) =>
        OfAsync(submission.Id, RemarkStore.IsSent(submission, submission.Rounds) ? submission.Rounds : submission.Rounds - 1, ct);

    private async Task<IReadOnlyList<CriterionRating>> OfAsync(Guid submissionId, int round, CancellationToken ct) =>
        [.. (await database.ReadAsync(session => session.QueryAsync<RatingRow>(Select, new { submissionId, round }, ct), ct)).Select(row => row.ToRating()).OrderBy(rating => rating.Criterion)];

    /// <summary>Keeps them for the round that is being reviewed, in place of those before.</summary>
    public Task<ReviewOutcome> SaveAsync(Guid submissionId, IReadOnlyList<CriterionRating> ratings, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var (found, refusal) = await ReviewRights.AskAsync(session, submissionId, PolicyTable.Review, taxonomy, by, ct);
            if (refusal is not null)
            {
                return refusal;
            }

            if (await DeclarationStore.FindAsync(session, submissionId, by.ActorId!.Value, ct) is null)
            {
                return new ReviewOutcome.Undeclared();
            }

            await SetAsync(session, found!.Submission, ratings, by, ct);
            return new ReviewOutcome.Done(found.Submission);
        },
        ct);

    internal static Task SetAsync(DatabaseSession session, Submission submission, IReadOnlyList<CriterionRating> ratings, AuditContext by, CancellationToken ct)
    {
        var replace = $"""
            delete from review_ratings where submission_id = @id and round = @round;
            insert into review_ratings (submission_id, round, criterion, rating, note, rated_by, rated_at)
            select @id, @round, criterion, rating, note, @by, @now
            from   {session.Dialect.Rows("@rows", "criterion text, rating text, note text")}
            """;
        var rows = JsonRows.Of(ratings.Select(one => new { Criterion = StoredName.Of(one.Criterion), Rating = StoredName.Of(one.Rating), one.Note }));
        return session.ExecuteAsync(replace, new { submission.Id, round = submission.Rounds, by = by.ActorId, now = session.Now, rows }, ct);
    }

    private sealed record RatingRow
    {
        public required string Criterion { get; init; }

        public required string Rating { get; init; }

        public required string Note { get; init; }

        public CriterionRating ToRating() => new(StoredName.Parse<Criterion>(Criterion), StoredName.Parse<Rating>(Rating), Note);
    }
}
