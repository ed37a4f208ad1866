namespace Repository.Domain.Notifications;

/// <summary>Mails about discussion spaces.</summary>
public static class SpaceMails
{
    /// <summary>To whoever suggested it.</summary>
    /// <param name="path">Of the space, without a language: <c>/spaces/doors</c>.</param>
    public static NewMail Approved(MailRecipient author, string title, string path) => author.Mail(MailTemplates.SpaceApproved, (MailArguments.Title, title), (MailArguments.Path, path));

    /// <param name="path">Of the suggestion, without a language.</param>
    /// <param name="reason">As those who decided wrote it.</param>
    public static NewMail Declined(MailRecipient author, string title, string path, string reason) =>
        author.Mail(MailTemplates.SpaceDeclined, (MailArguments.Title, title), (MailArguments.Reason, reason), (MailArguments.Path, path));
}
