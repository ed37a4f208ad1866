namespace Repository.Domain.Accounts;

/// <summary>How a registration ends whose link was followed with its password.</summary>
public abstract record ConfirmationOutcome
{
    private ConfirmationOutcome()
    {
    }

    public sealed record Confirmed(OpenedSession Session) : ConfirmationOutcome;

    /// <summary>Somebody else has the name by now: another is asked for, and the link stays good.</summary>
    public sealed record NameTaken : ConfirmationOutcome;

    public sealed record LinkVoid : ConfirmationOutcome;
}
