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
    public const string MembershipAsked = "membership-asked";
    public const string MembershipConfirmed = "membership-confirmed";
    public const string MembershipRefused = "membership-refused";
}
