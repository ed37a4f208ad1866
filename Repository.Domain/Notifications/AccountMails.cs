using Repository.Domain.Data;

namespace Repository.Domain.Notifications;

/// <summary>Mails about a person's account.</summary>
public static class AccountMails
{
    /// <summary>To somebody who registers.</summary>
    public static NewMail ConfirmEmail(Guid accountId, string address, string name, string language) =>
        Linked(MailTemplates.ConfirmEmail, new MailRecipient(accountId, address, name, language), LinkPurposes.ConfirmEmail, address);

    /// <summary>To an owner of an account with whose address somebody tried to register.</summary>
    public static NewMail AccountExists(Guid accountId, string address, string name, string language) =>
        new MailRecipient(accountId, address, name, language).Mail(MailTemplates.AccountExists);

    public static NewMail ResetPassword(Guid accountId, string address, string name, string language) =>
        Linked(MailTemplates.ResetPassword, new MailRecipient(accountId, address, name, language), LinkPurposes.ResetPassword, address);

    public static NewMail PasswordChanged(Guid accountId, string address, string name, string language, DateTimeOffset at) =>
        new MailRecipient(accountId, address, name, language).Mail(MailTemplates.PasswordChanged, (MailArguments.At, at.ToStoredText()));

    /// <summary>To the address that an account is to have; its link is the confirmation.</summary>
    public static NewMail ConfirmNewEmail(Guid accountId, string newAddress, string name, string language) =>
        Linked(MailTemplates.ConfirmNewEmail, new MailRecipient(accountId, newAddress, name, language), LinkPurposes.ConfirmNewEmail, newAddress);

    /// <summary>To the address that an account had; its link undoes the change.</summary>
    public static NewMail EmailChanged(Guid accountId, string oldAddress, string newAddress, string name, string language) =>
        Linked(MailTemplates.EmailChanged, new MailRecipient(accountId, oldAddress, name, language), LinkPurposes.UndoEmailChange, oldAddress, (MailArguments.NewAddress, newAddress));

    /// <param name="userAgent">As the browser names itself.</param>
    public static NewMail SignedInOnNewDevice(Guid accountId, string address, string name, string language, DateTimeOffset at, string userAgent) =>
        new MailRecipient(accountId, address, name, language).Mail(MailTemplates.SignedInOnNewDevice, (MailArguments.At, at.ToStoredText()), (MailArguments.Device, userAgent));

    /// <summary>A link that signs in, where a password is not enough.</summary>
    /// <param name="returnTo">Path and query of the page that it leads to at last; empty for the account's own.</param>
    public static NewMail SignInLink(Guid accountId, string address, string name, string language, string returnTo = "") =>
        Linked(
            MailTemplates.SignInLink,
            new MailRecipient(accountId, address, name, language),
            LinkPurposes.SignIn,
            address,
            returnTo.Length > 0 ? [(MailArguments.Return, returnTo)] : []);

    /// <param name="roles">What they are now, in words of the mail's language.</param>
    public static NewMail RoleChanged(Guid accountId, string address, string name, string language, string roles) =>
        new MailRecipient(accountId, address, name, language).Mail(MailTemplates.RoleChanged, (MailArguments.Roles, roles));

    /// <param name="reason">As the administrator wrote it to the owner.</param>
    public static NewMail AccountDisabled(Guid accountId, string address, string name, string language, string reason) =>
        new MailRecipient(accountId, address, name, language).Mail(MailTemplates.AccountDisabled, (MailArguments.Reason, reason));

    public static NewMail AccountEnabled(Guid accountId, string address, string name, string language) =>
        new MailRecipient(accountId, address, name, language).Mail(MailTemplates.AccountEnabled);

    /// <summary>An administrator ended all sessions of the account.</summary>
    public static NewMail SignedOut(Guid accountId, string address, string name, string language) =>
        new MailRecipient(accountId, address, name, language).Mail(MailTemplates.SignedOut);

    private static NewMail Linked(string template, MailRecipient recipient, string purpose, string payload, params IEnumerable<(string Name, string Value)> arguments) =>
        recipient.Mail(template, arguments) with { Link = new MailLink(purpose, payload) };
}
