using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Domain.Submissions;

/// <summary>Asks focal points by mail, in the transaction of what they are asked for. None of the mails holds a word of the text: who reads it has followed the link.</summary>
internal static class ConfirmationAsking
{
    private const string CountMails = """
        select coalesce(sum(c.mails), 0)
        from   confirmations c
        join   focal_points f on f.id = c.focal_point_id
        where  f.email_key = @emailKey and c.mailed_at > @since
        """;

    /// <summary>Whether a mail more may go there: whoever names the address of somebody else does not fill their mailbox.</summary>
    public static async Task<bool> MayMailAsync(DatabaseSession session, string email, SubmissionLimits limits, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<int>(CountMails, new { emailKey = AccountKeys.OfEmail(email), since = session.Now - SubmissionLimits.Day }, ct) < limits.ConfirmationMailsPerDay;

    private const string Void = """
        update confirmations
        set    answer = 'void', answered_at = @now
        where  submission_id = @submissionId and answer is null
        """;

    private const string Insert = """
        insert into confirmations (id, submission_id, focal_point_id, revision_id, asked_by, asked_at, mails, mailed_at, expires_at, reason)
        values (@id, @submissionId, @focalPointId, @revisionId, @by, @now, 0, @now, @now, '')
        """;

    /// <summary>Asks the present focal point about a text; what was asked before is void.</summary>
    public static async Task AskAsync(DatabaseSession session, Guid submissionId, Guid revisionId, Guid by, SubmissionLimits limits, CancellationToken ct)
    {
        var focalPoint = (await FocalPointStore.PresentAsync(session, submissionId, ct))!;
        var row = new { id = Guid.CreateVersion7(session.Now), submissionId, focalPointId = focalPoint.Id, revisionId, by, now = session.Now };
        await session.ExecuteAsync(Void, row, ct);
        await session.ExecuteAsync(Insert, row, ct);
        await MailAsync(session, (await OpenAsync(session, submissionId, ct))!, SubmissionMails.Confirm, TimeSpan.FromDays(limits.ConfirmationDays), ct);
    }

    private const string SelectOpen = $"""
        select {ConfirmationRow.Columns}
        {ConfirmationRow.From}
        where  c.submission_id = @submissionId and {ConfirmationRow.IsOpen}
        """;

    /// <summary>What is being asked now, or null.</summary>
    public static Task<ConfirmationRow?> OpenAsync(DatabaseSession session, Guid submissionId, CancellationToken ct) =>
        session.FirstOrDefaultAsync<ConfirmationRow>(SelectOpen, new { submissionId }, ct);

    private const string NoteMail = """
        update confirmations
        set    mails = mails + 1, mailed_at = @now, expires_at = @expires
        where  id = @id
        """;

    /// <summary>Sends a link that is good from now on for as long as the first one was, and prolongs those before it.</summary>
    public static Task MailAgainAsync(DatabaseSession session, ConfirmationRow open, CancellationToken ct) =>
        MailAsync(session, open, SubmissionMails.ConfirmationWaits, open.ExpiresAt - open.MailedAt, ct);

    private static async Task MailAsync(
        DatabaseSession session, ConfirmationRow open, Func<MailRecipient, string, DateTimeOffset, Guid, NewMail> mail, TimeSpan goodFor, CancellationToken ct)
    {
        var expires = session.Now + goodFor;
        await session.ExecuteAsync(NoteMail, new { open.Id, now = session.Now, expires }, ct);
        await MailOutbox.PutAsync(session, mail(new MailRecipient(null, open.Email, open.Name, open.Language), open.AskedBy, expires, open.Id), ct);
    }
}
