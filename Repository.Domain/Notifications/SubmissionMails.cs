using Repository.Domain.Data;

namespace Repository.Domain.Notifications;

/// <summary>Mails about submissions. Of their words they hold the title alone, and what a reviewer or focal point wrote to the authors.</summary>
public static class SubmissionMails
{
    /// <summary>To authors: a receipt.</summary>
    /// <param name="path">Of the submission's page, without a language: <c>/contribute/{id}</c>.</param>
    public static NewMail Submitted(MailRecipient author, string title, string path, DateTimeOffset answeredBy) =>
        author.Mail(MailTemplates.SubmissionSubmitted, (MailArguments.Title, title), (MailArguments.DueAt, answeredBy.ToStoredText()), (MailArguments.Path, path));

    /// <param name="reason">As the focal point wrote it.</param>
    public static NewMail ConfirmationDeclined(MailRecipient author, string title, string path, string reason) =>
        author.Mail(MailTemplates.SubmissionConfirmationDeclined, (MailArguments.Title, title), (MailArguments.Reason, reason), (MailArguments.Path, path));

    /// <summary>To a focal point, who may be a stranger to the site: not a word of what is to be confirmed.</summary>
    /// <param name="person">The author who asks.</param>
    /// <param name="expires">When the link is over.</param>
    public static NewMail Confirm(MailRecipient focalPoint, string person, DateTimeOffset expires, Guid confirmationId) => ToFocalPoint(MailTemplates.ConfirmContribution, focalPoint, person, expires, confirmationId);

    /// <summary>The same once more, with a new link.</summary>
    public static NewMail ConfirmationWaits(MailRecipient focalPoint, string person, DateTimeOffset expires, Guid confirmationId) => ToFocalPoint(MailTemplates.ConfirmationWaits, focalPoint, person, expires, confirmationId);

    private static NewMail ToFocalPoint(string template, MailRecipient focalPoint, string person, DateTimeOffset expires, Guid confirmationId) =>
        focalPoint.Mail(template, (MailArguments.Person, person), (MailArguments.DueAt, expires.ToStoredText())) with { Link = new MailLink(LinkPurposes.ConfirmContribution, confirmationId.ToString("D")) };

    /// <summary>To the other authors.</summary>
    public static NewMail TakenBack(MailRecipient author, string title, string path) =>
        author.Mail(MailTemplates.SubmissionTakenBack, (MailArguments.Title, title), (MailArguments.Path, path));

    public static NewMail ReviewBegun(MailRecipient author, string title, string path) =>
        author.Mail(MailTemplates.SubmissionReviewBegun, (MailArguments.Title, title), (MailArguments.Path, path));

    /// <param name="reason">As the reviewer wrote it.</param>
    /// <param name="answerBy">When the author is to have answered.</param>
    public static NewMail ChangesRequested(MailRecipient author, string title, string path, string reason, DateTimeOffset answerBy) => author.Mail(
        MailTemplates.SubmissionChangesRequested,
        (MailArguments.Title, title),
        (MailArguments.DueAt, answerBy.ToStoredText()),
        (MailArguments.Reason, reason),
        (MailArguments.Path, path));

    /// <param name="path">Of the public page, without a language.</param>
    public static NewMail Approved(MailRecipient author, string title, string path) =>
        author.Mail(MailTemplates.SubmissionApproved, (MailArguments.Title, title), (MailArguments.Path, path));

    public static NewMail Rejected(MailRecipient author, string title, string path, string reason) =>
        author.Mail(MailTemplates.SubmissionRejected, (MailArguments.Title, title), (MailArguments.Reason, reason), (MailArguments.Path, path));

    /// <summary>To the other authors.</summary>
    public static NewMail Cancelled(MailRecipient author, string title, string path) =>
        author.Mail(MailTemplates.SubmissionCancelled, (MailArguments.Title, title), (MailArguments.Path, path));

    /// <param name="path">Of what is left of the public page, without a language.</param>
    /// <param name="reason">As everybody reads it there.</param>
    public static NewMail Withdrawn(MailRecipient author, string title, string path, string reason) =>
        author.Mail(MailTemplates.SubmissionWithdrawn, (MailArguments.Title, title), (MailArguments.Reason, reason), (MailArguments.Path, path));

    /// <param name="path">Of the public page, without a language.</param>
    public static NewMail Reinstated(MailRecipient author, string title, string path) =>
        author.Mail(MailTemplates.SubmissionReinstated, (MailArguments.Title, title), (MailArguments.Path, path));

    /// <summary>That there are messages; what they say stands on the page alone.</summary>
    public static NewMail ReviewerWrote(MailRecipient author, string title, string path) =>
        author.Mail(MailTemplates.SubmissionReviewerWrote, (MailArguments.Title, title), (MailArguments.Path, path));

    /// <summary>The same to the reviewer.</summary>
    public static NewMail AuthorWrote(MailRecipient reviewer, string title, string path) =>
        reviewer.Mail(MailTemplates.SubmissionAuthorWrote, (MailArguments.Title, title), (MailArguments.Path, path));

    /// <summary>To a moderator of what it is about.</summary>
    /// <param name="path">Of the page where it is reviewed, without a language.</param>
    public static NewMail WaitsForReviewer(MailRecipient moderator, string title, string path, DateTimeOffset answerBy) =>
        moderator.Mail(MailTemplates.SubmissionWaitsForReviewer, (MailArguments.Title, title), (MailArguments.DueAt, answerBy.ToStoredText()), (MailArguments.Path, path));

    public static NewMail Assigned(MailRecipient reviewer, string title, string path) =>
        reviewer.Mail(MailTemplates.SubmissionAssigned, (MailArguments.Title, title), (MailArguments.Path, path));

    public static NewMail Resubmitted(MailRecipient reviewer, string title, string path) =>
        reviewer.Mail(MailTemplates.SubmissionResubmitted, (MailArguments.Title, title), (MailArguments.Path, path));

    public static NewMail DraftWaits(MailRecipient author, string title, string path) =>
        author.Mail(MailTemplates.SubmissionDraftWaits, (MailArguments.Title, title), (MailArguments.Path, path));

    /// <summary>To authors: their focal point has not answered.</summary>
    public static NewMail FocalPointIsSilent(MailRecipient author, string title, string path) =>
        author.Mail(MailTemplates.SubmissionConfirmationWaits, (MailArguments.Title, title), (MailArguments.Path, path));

    public static NewMail ChangesWait(MailRecipient author, string title, string path, DateTimeOffset answerBy) =>
        author.Mail(MailTemplates.SubmissionChangesWait, (MailArguments.Title, title), (MailArguments.DueAt, answerBy.ToStoredText()), (MailArguments.Path, path));

    public static NewMail ChangesOverdue(MailRecipient author, string title, string path, DateTimeOffset answerBy) =>
        author.Mail(MailTemplates.SubmissionChangesOverdue, (MailArguments.Title, title), (MailArguments.DueAt, answerBy.ToStoredText()), (MailArguments.Path, path));

    public static NewMail ReviewWaits(MailRecipient reviewer, string title, string path) =>
        reviewer.Mail(MailTemplates.SubmissionReviewWaits, (MailArguments.Title, title), (MailArguments.Path, path));

    public static NewMail ReviewOverdue(MailRecipient administrator, string title, string path, DateTimeOffset answerBy) =>
        administrator.Mail(MailTemplates.SubmissionReviewOverdue, (MailArguments.Title, title), (MailArguments.DueAt, answerBy.ToStoredText()), (MailArguments.Path, path));
}
