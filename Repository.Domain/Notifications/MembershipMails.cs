namespace Repository.Domain.Notifications;

/// <summary>Mails about who belongs to which organisation.</summary>
public static class MembershipMails
{
    /// <summary>To staff who decide.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="organisation">In the recipient's language.</param>
    /// <param name="path">Of the page where it is decided, without a language: <c>/admin/organisations/12</c>.</param>
    public static NewMail Asked(MailRecipient staff, string person, string organisation, string path) => staff.Mail(
        MailTemplates.MembershipAsked,
        (MailArguments.Person, person),
        (MailArguments.Organisation, organisation),
        (MailArguments.Path, path));

    /// <summary>To the new member.</summary>
    /// <param name="organisation">In the recipient's language.</param>
    /// <param name="path">Of the organisation's page, without a language: <c>/organisations/12-iom</c>.</param>
    public static NewMail Confirmed(MailRecipient member, string organisation, string path) => member.Mail(
        MailTemplates.MembershipConfirmed,
        (MailArguments.Organisation, organisation),
        (MailArguments.Path, path));

    /// <summary>To somebody whose wish was not followed.</summary>
    /// <param name="organisation">In the recipient's language, or as they proposed it.</param>
    /// <param name="reason">As staff wrote it to the person.</param>
    public static NewMail Refused(MailRecipient person, string organisation, string reason) => person.Mail(
        MailTemplates.MembershipRefused,
        (MailArguments.Organisation, organisation),
        (MailArguments.Reason, reason));
}
