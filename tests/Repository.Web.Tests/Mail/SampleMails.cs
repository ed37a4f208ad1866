using Microsoft.Extensions.Options;
using Repository.Domain.Notifications;
using Repository.TestSupport;
using Repository.Web.Mail;

namespace Repository.Web.Tests.Mail;

internal static class SampleMails
{
    public static readonly Guid Account = Guid.Parse("019c0000-0000-7000-8000-000000000001");

    private const string Submission = "/contribute/019c0000-0000-7000-8000-000000000002";

    /// <summary>One mail of each template.</summary>
    public static IReadOnlyList<NewMail> All(string name, string language, string said = "Organisation of Ideas")
    {
        const string address = "ana@example.org";
        var staff = new MailRecipient(Account, address, name, language);
        return
        [
            AccountMails.ConfirmEmail(Account, address, name, language),
            AccountMails.AccountExists(Account, address, name, language),
            AccountMails.ResetPassword(Account, address, name, language),
            AccountMails.PasswordChanged(Account, address, name, language, TestClock.Start),
            AccountMails.ConfirmNewEmail(Account, address, name, language),
            AccountMails.EmailChanged(Account, address, "new@example.org", name, language),
            AccountMails.SignedInOnNewDevice(Account, address, name, language, TestClock.Start, said),
            AccountMails.SignInLink(Account, address, name, language),
            AccountMails.RoleChanged(Account, address, name, language, said),
            AccountMails.AccountDisabled(Account, address, name, language, said),
            AccountMails.AccountEnabled(Account, address, name, language),
            AccountMails.SignedOut(Account, address, name, language),
            AuthorMails.Invited(address, language, name),
            MembershipMails.Asked(staff, said, said, "/admin/organisations/12"),
            MembershipMails.Confirmed(staff, said, "/organisations/12-iom"),
            MembershipMails.Refused(staff, said, said),
            SpaceMails.Approved(staff, said, "/spaces/doors"),
            SpaceMails.Declined(staff, said, "/spaces/suggestions/019c0000-0000-7000-8000-000000000003", said),
            DiscussionMails.Removed(staff, said, "/threads/12/posts/3", said),
            SubmissionMails.Submitted(staff, said, Submission, TestClock.Start),
            SubmissionMails.ConfirmationDeclined(staff, said, Submission, said),
            SubmissionMails.Confirm(staff with { AccountId = null }, said, TestClock.Start, Account),
            SubmissionMails.ConfirmationWaits(staff with { AccountId = null }, said, TestClock.Start, Account),
            SubmissionMails.FocalPointIsSilent(staff, said, Submission),
            SubmissionMails.TakenBack(staff, said, Submission),
            SubmissionMails.ReviewBegun(staff, said, Submission),
            SubmissionMails.ChangesRequested(staff, said, Submission, said, TestClock.Start),
            SubmissionMails.Approved(staff, said, "/practices/10000-a-door"),
            SubmissionMails.Rejected(staff, said, Submission, said),
            SubmissionMails.Cancelled(staff, said, Submission),
            SubmissionMails.Withdrawn(staff, said, "/practices/10000-a-door", said),
            SubmissionMails.Reinstated(staff, said, "/practices/10000-a-door"),
            SubmissionMails.ReviewerWrote(staff, said, Submission),
            SubmissionMails.AuthorWrote(staff, said, Submission),
            SubmissionMails.WaitsForReviewer(staff, said, Submission, TestClock.Start),
            SubmissionMails.Assigned(staff, said, Submission),
            SubmissionMails.Resubmitted(staff, said, Submission),
            SubmissionMails.DraftWaits(staff, said, Submission),
            SubmissionMails.ChangesWait(staff, said, Submission, TestClock.Start),
            SubmissionMails.ChangesOverdue(staff, said, Submission, TestClock.Start),
            SubmissionMails.ReviewWaits(staff, said, Submission),
            SubmissionMails.ReviewOverdue(staff, said, Submission, TestClock.Start),
        ];
    }

    public static OutgoingMail Stored(NewMail mail) => new()
    {
        Id = Guid.CreateVersion7(),
        Template = mail.Template,
        Address = mail.Address,
        Name = mail.Name,
        Language = mail.Language,
        Arguments = mail.Arguments,
        Link = mail.Link,
        AccountId = mail.AccountId,
        State = MailState.Sending,
        Attempts = 1,
        UnknownEnds = 0,
        CreatedAt = TestClock.Start,
        Version = 2,
    };

    public static ComposedMail Composed(string name = "Ana", string address = "ana@example.org", string subject = "A subject", string sender = "Repository") => new()
    {
        Id = Guid.CreateVersion7(),
        Address = address,
        Name = name,
        SenderName = sender,
        Subject = subject,
        Text = "Hello Ñ,\r\n\r\n.a line with a dot first\r\n.\r\nhttp://localhost/en/account/x?token=a=b\r\n",
        Html = "<!doctype html><p>Hello Ñ",
    };

    public static MailComposer Composer { get; } = new(Options.Create(new MailOptions()));
}
