namespace Repository.Domain.Accounts;

/// <summary>How a sign-in ends whose password was right.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    public sealed record Opened(OpenedSession Session) : SignInOutcome;

    /// <summary>The address was never confirmed: answered and counted like a wrong password.</summary>
    public sealed record Unconfirmed(SignInRefusal Refusal) : SignInOutcome;

    /// <param name="Reason">As it was written to the owner.</param>
    public sealed record Disabled(string Reason) : SignInOutcome;

    /// <summary>While the alarm lasts and the browser is unknown: a link is on its way.</summary>
    public sealed record LinkSent : SignInOutcome;

    /// <summary>The account has changed since the password was compared.</summary>
    public sealed record Outdated : SignInOutcome;
}
