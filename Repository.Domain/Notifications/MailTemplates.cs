namespace Repository.Domain.Notifications;

/// <summary>The mails that there are. Their words are texts of the web's feature <c>Mail</c>.</summary>
public static class MailTemplates
{
    public const string ConfirmEmail = "confirm-email";
    public const string AccountExists = "account-exists";
    public const string ResetPassword = "reset-password";
    public const string PasswordChanged = "password-changed";
    public const string ConfirmNewEmail = "email-change-confirm";
    public const string EmailChanged = "email-changed";
    public const string SignedInOnNewDevice = "signed-in-on-new-device";
    public const string SignInLink = "sign-in-link";
    public const string RoleChanged = "role-changed";
    public const string AccountDisabled = "account-disabled";
    public const string AccountEnabled = "account-enabled";
    public const string SignedOut = "signed-out";
    public const string AuthorInvited = "author-invited";
    public const string MembershipAsked = "membership-asked";
    public const string MembershipConfirmed = "membership-confirmed";
    public const string MembershipRefused = "membership-refused";
    public const string SpaceApproved = "space-approved";
    public const string SpaceDeclined = "space-declined";
    public const string PostRemoved = "post-removed";
    public const string SubmissionSubmitted = "submission-submitted";
    public const string SubmissionConfirmationDeclined = "submission-confirmation-declined";
    public const string ConfirmContribution = "confirm-contribution";
    public const string ConfirmationWaits = "confirmation-waits";
    public const string SubmissionConfirmationWaits = "submission-confirmation-waits";
    public const string SubmissionTakenBack = "submission-taken-back";
    public const string SubmissionReviewBegun = "submission-review-begun";
    public const string SubmissionChangesRequested = "submission-changes-requested";
    public const string SubmissionApproved = "submission-approved";
    public const string SubmissionRejected = "submission-rejected";
    public const string SubmissionCancelled = "submission-cancelled";
    public const string SubmissionWithdrawn = "submission-withdrawn";
    public const string SubmissionReinstated = "submission-reinstated";
    public const string SubmissionReviewerWrote = "submission-reviewer-wrote";
    public const string SubmissionAuthorWrote = "submission-author-wrote";
    public const string SubmissionWaitsForReviewer = "submission-waits-for-reviewer";
    public const string SubmissionAssigned = "submission-assigned";
    public const string SubmissionResubmitted = "submission-resubmitted";
    public const string SubmissionDraftWaits = "submission-draft-waits";
    public const string SubmissionChangesWait = "submission-changes-wait";
    public const string SubmissionChangesOverdue = "submission-changes-overdue";
    public const string SubmissionReviewWaits = "submission-review-waits";
    public const string SubmissionReviewOverdue = "submission-review-overdue";
}
