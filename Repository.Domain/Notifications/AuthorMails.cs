namespace Repository.Domain.Notifications;

/// <summary>Mails to people who are asked to write with others.</summary>
public static class AuthorMails
{
    /// <summary>Where invitations are accepted, without a language.</summary>
    private const string Page = "/contribute";

    /// <summary>The same to everybody, with an account or without; what the contribution is called is told to nobody but whoever has the address.</summary>
    /// <param name="inviter">As they are named.</param>
    public static NewMail Invited(string address, string language, string inviter) => new MailRecipient(AccountId: null, address, Name: "", language).Mail(
        MailTemplates.AuthorInvited,
        (MailArguments.Person, inviter),
        (MailArguments.Path, Page));
}
