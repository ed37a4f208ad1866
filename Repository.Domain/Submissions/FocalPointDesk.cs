using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;

namespace Repository.Domain.Submissions;

/// <summary>What authors do about the focal point: name one or none, have them written to once more. Whether they may is asked of the policy table before.</summary>
public sealed class FocalPointDesk(Database database, SubmissionLimits limits)
{
    private const string Replace = """
        update focal_points
        set    replaced_at = @now
        where  submission_id = @submissionId and replaced_at is null
        """;

    private const string Insert = """
        insert into focal_points (id, submission_id, name, organisation, email, email_key, language, named_by, named_at)
        values (@id, @submissionId, @name, @organisation, @email, @emailKey, @language, @by, @now)
        """;

    /// <summary>Says who confirms the submission. While somebody is being asked, whoever is named in their place is asked at once, and the links of the other are void.</summary>
    /// <param name="typed">Null where the author submits for the organisation that they belong to.</param>
    public Task<FocalPointOutcome> NameAsync(Guid submissionId, FocalPoint? typed, AuditContext by, CancellationToken ct) => database.WriteAsync<FocalPointOutcome>(
        async session =>
        {
            AuditLog.Announce(session);
            var author = by.ActorId ?? throw new ArgumentException("nobody is signed in", nameof(by));
            var submission = await SubmissionStore.FindAsync(session, submissionId, ct);
            var open = await ConfirmationAsking.OpenAsync(session, submissionId, ct);
            if (submission is null || (open is null && !submission.IsWritable) || (open is not null && typed is null))
            {
                return new FocalPointOutcome.Moved();
            }

            var given = typed?.Normalized();
            if (given is not null && await ProblemsAsync(session, submission, given, ct) is { Count: > 0 } problems)
            {
                return new FocalPointOutcome.Wrong(problems);
            }

            var before = await FocalPointStore.PresentAsync(session, submissionId, ct);
            if (before?.ToFocalPoint() == given)
            {
                return new FocalPointOutcome.Done();
            }

            if (open is not null && !await ConfirmationAsking.MayMailAsync(session, given!.Email, limits, ct))
            {
                return new FocalPointOutcome.TooManyMails(limits.ConfirmationMailsPerDay);
            }

            await ReplaceAsync(session, submissionId, given, author, ct);
            if (open is not null)
            {
                await ConfirmationAsking.AskAsync(session, submissionId, open.RevisionId, author, limits, ct);
            }

            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.FocalPointNamed, by, submissionId) { Changes = [AuditFields.Cause.Changed(null, given is null ? "none" : before is null ? "named" : "replaced")] }, ct);
            return new FocalPointOutcome.Done();
        },
        ct);

    /// <summary>Has the focal point written to once more: the mail may have been lost, or its link may be over.</summary>
    public Task<FocalPointOutcome> MailAgainAsync(Guid submissionId, AuditContext by, CancellationToken ct) => database.WriteAsync<FocalPointOutcome>(
        async session =>
        {
            AuditLog.Announce(session);
            if (await ConfirmationAsking.OpenAsync(session, submissionId, ct) is not { } open)
            {
                return new FocalPointOutcome.Moved();
            }

            if (!await ConfirmationAsking.MayMailAsync(session, open.Email, limits, ct))
            {
                return new FocalPointOutcome.TooManyMails(limits.ConfirmationMailsPerDay);
            }

            await ConfirmationAsking.MailAgainAsync(session, open, ct);
            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.ConfirmationMailed, by, submissionId), ct);
            return new FocalPointOutcome.Done();
        },
        ct);

    private static async Task ReplaceAsync(DatabaseSession session, Guid submissionId, FocalPoint? given, Guid author, CancellationToken ct)
    {
        await session.ExecuteAsync(Replace, new { submissionId, now = session.Now }, ct);
        if (given is not null)
        {
            var row = new
            {
                id = Guid.CreateVersion7(session.Now),
                submissionId,
                given.Name,
                given.Organisation,
                given.Email,
                emailKey = AccountKeys.OfEmail(given.Email),
                given.Language,
                by = author,
                now = session.Now,
            };
            await session.ExecuteAsync(Insert, row, ct);
        }
    }

    private const string SelectAuthorAddresses = """
        select a.email
        from   contribution_authors o
        join   accounts a on a.id = o.account_id
        where  o.contribution_id = @contributionId
        order  by a.id
        limit  1000
        """;

    private static async Task<IReadOnlyList<FocalPointProblem>> ProblemsAsync(DatabaseSession session, Submission submission, FocalPoint given, CancellationToken ct)
    {
        var authors = await session.QueryAsync<string>(SelectAuthorAddresses, new { submission.ContributionId }, ct);
        var isAuthor = authors.Any(email => AccountKeys.OfEmail(email) == AccountKeys.OfEmail(given.Email));
        return [.. given.Problems(), .. isAuthor ? [FocalPointProblem.EmailOfAuthor] : Array.Empty<FocalPointProblem>()];
    }
}
