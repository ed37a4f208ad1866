namespace Repository.Domain.Accounts;

public abstract record RegistrationOutcome
{
    private RegistrationOutcome()
    {
    }

    /// <summary>A mail is on its way to whoever has the address; it says whether there is an account already, and nobody else is told.</summary>
    public sealed record MailSent : RegistrationOutcome;

    /// <summary>Another person has the name, or one that looks like it.</summary>
    public sealed record NameTaken : RegistrationOutcome;

    /// <summary>The one-time code of the first start is not that, or was used.</summary>
    public sealed record CodeRefused : RegistrationOutcome;

    /// <summary>The address has an account: told only to whoever holds the one-time code.</summary>
    public sealed record AddressTaken : RegistrationOutcome;

    /// <summary>The first administrator, signed in.</summary>
    public sealed record Administrator(OpenedSession Session) : RegistrationOutcome;
}
