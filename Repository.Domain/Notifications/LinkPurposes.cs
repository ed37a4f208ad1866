namespace Repository.Domain.Notifications;

/// <summary>What links with a secret are for; the pages that they lead to are named alike.</summary>
public static class LinkPurposes
{
    /// <summary>Payload: the address.</summary>
    public const string ConfirmEmail = "confirm-email";

    /// <summary>Payload: the address, so that it goes to no other that the account had meanwhile.</summary>
    public const string ResetPassword = "reset-password";

    /// <summary>Payload: the new address.</summary>
    public const string ConfirmNewEmail = "confirm-new-email";

    /// <summary>Payload: the address to go back to.</summary>
    public const string UndoEmailChange = "undo-email-change";

    /// <summary>Payload: the address, likewise.</summary>
    public const string SignIn = "sign-in-link";

    /// <summary>Payload: the id of the confirmation. It goes to somebody who needs no account.</summary>
    public const string ConfirmContribution = "confirm-contribution";
}
