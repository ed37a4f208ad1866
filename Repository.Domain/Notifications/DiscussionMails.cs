namespace Repository.Domain.Notifications;

/// <summary>Mails about discussions.</summary>
public static class DiscussionMails
{
    /// <summary>To the author of a post that those who moderate have removed.</summary>
    /// <param name="title">Of its thread.</param>
    /// <param name="path">Of the post, without a language: <c>/threads/12/posts/3</c>.</param>
    /// <param name="reason">As those who removed it wrote it.</param>
    public static NewMail Removed(MailRecipient author, string title, string path, string reason) =>
        author.Mail(MailTemplates.PostRemoved, (MailArguments.Title, title), (MailArguments.Reason, reason), (MailArguments.Path, path));
}
