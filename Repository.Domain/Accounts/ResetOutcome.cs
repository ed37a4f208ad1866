namespace Repository.Domain.Accounts;

/// <summary>How a new password by a mailed link ends.</summary>
public abstract record ResetOutcome
{
    private ResetOutcome()
    {
    }

    /// <param name="DeviceSecret">What the browser's device cookie is to hold.</param>
    public sealed record Done(string DeviceSecret) : ResetOutcome;

    /// <summary>The reset confirms a registration, whose name is somebody else's by now: another is asked for, and the link stays good.</summary>
    public sealed record NameTaken : ResetOutcome;

    public sealed record LinkVoid : ResetOutcome;
}
