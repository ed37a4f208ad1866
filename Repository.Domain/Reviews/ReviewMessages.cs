using Repository.Domain.Access;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Reviews;

/// <summary>Plain text that an author or the reviewer wrote to the others about a submission.</summary>
public sealed record ReviewMessage
{
    /// <summary>Longest text.</summary>
    public const int MaxLength = 5_000;

    public required Guid AccountId { get; init; }

    /// <summary>As they are named now.</summary>
    public required string Author { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }
}

/// <summary>What authors and reviewer write to each other. Nobody else reads it but moderators of what the submission is about, and administrators.</summary>
public sealed class ReviewMessages(Database database)
{
    /// <summary>About one submission: more is no exchange any more.</summary>
    public const int Most = 200;

    private const string SelectOfSubmission = """
        select m.account_id, a.display_name as author, m.body, m.written_at
        from   review_messages m
        join   accounts a on a.id = m.account_id
        where  m.submission_id = @submissionId
        order  by m.written_at, m.id
        """;

    /// <summary>The first one first.</summary>
    public Task<IReadOnlyList<ReviewMessage>> OfAsync(Guid submissionId, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<ReviewMessage>(SelectOfSubmission, new { submissionId }, ct), ct);

    private const string Insert = """
        insert into review_messages (id, submission_id, account_id, body, written_at)
        select @id, @submissionId, @by, @body, @now
        from   submissions
        where  id = @submissionId
        and    (select count(*) from review_messages where submission_id = @submissionId) < @most
        and    not exists (
                   select 1
                   from   review_messages l
                   where  l.submission_id = @submissionId and l.account_id = @by and l.body = @body and l.written_at > @since)
        """;

    /// <summary>By an author or the reviewer, as long as there is something to talk about. The same sent twice within a minute is written once.</summary>
    public Task<ReviewOutcome> WriteAsync(Guid submissionId, string body, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var (found, refusal) = await ReviewRights.AskAsync(session, submissionId, PolicyTable.WriteAboutSubmission, taxonomy, by, ct);
            if (refusal is not null)
            {
                return refusal;
            }

            var row = new { id = Guid.CreateVersion7(session.Now), submissionId, by = by.ActorId, body, now = session.Now, since = session.Now - TimeSpan.FromMinutes(1), most = Most };
            if (await session.ExecuteAsync(Insert, row, ct) == 1)
            {
                await TellAsync(session, found!.Submission, row.id, by, ct);
                return new ReviewOutcome.Done(found.Submission);
            }

            return await CountAsync(session, submissionId, ct) < Most ? new ReviewOutcome.Done(found!.Submission) : new ReviewOutcome.TooMany(Most);
        },
        ct);

    /// <summary>Between two mails to one side of an exchange: messages in quick succession are one mail's worth.</summary>
    private static readonly TimeSpan BetweenMails = TimeSpan.FromHours(1);

    private const string SelectLastMail = """
        select mailed_at
        from   review_messages
        where  submission_id = @submissionId and mailed_at is not null and case when account_id = @reviewerId then 1 else 0 end = @isReviewer
        order  by mailed_at desc
        limit  1
        """;

    private const string NoteMail = "update review_messages set mailed_at = @due where id = @id";

    /// <summary>By a mail at once, or once an hour has passed since the last one; if that one is still to go, it tells of this message, too.</summary>
    private static async Task TellAsync(DatabaseSession session, Submission submission, Guid id, AuditContext by, CancellationToken ct)
    {
        var side = new { submissionId = submission.Id, submission.ReviewerId, isReviewer = by.ActorId == submission.ReviewerId ? 1 : 0 };
        var due = await session.FirstOrDefaultAsync<DateTimeOffset?>(SelectLastMail, side, ct) switch
        {
            { } last when last > session.Now => (DateTimeOffset?)null,
            { } last when last + BetweenMails > session.Now => last + BetweenMails,
            _ => session.Now,
        };
        if (due is not null)
        {
            await session.ExecuteAsync(NoteMail, new { id, due }, ct);
        }

        await SubmissionNotices.TellOfMessageAsync(session, submission, due, by, ct);
    }

    private const string Count = "select count(*) from review_messages where submission_id = @submissionId";

    private static Task<int> CountAsync(DatabaseSession session, Guid submissionId, CancellationToken ct) => session.FirstOrDefaultAsync<int>(Count, new { submissionId }, ct);
}
