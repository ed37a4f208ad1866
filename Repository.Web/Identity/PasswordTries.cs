using Repository.Domain.Accounts;

namespace Repository.Web.Identity;

/// <summary>
/// Passwords that are tried to show whose an account is, with no session yet: counted before anything is compared, compared in turn, and noted where they are wrong.
/// The one place that tells the log of too many failures.
/// </summary>
public sealed class PasswordTries(SignInDesk desk, Passwords passwords, ILogger<PasswordTries> logger)
{
    public async Task<PasswordTry> CompareAsync(string email, string password, Browser browser, CancellationToken ct)
    {
        var (candidate, wait) = await desk.BeginAsync(email, browser, ct);
        if (candidate is null)
        {
            return new PasswordTry.Limited(wait);
        }

        switch (await passwords.CompareAsync(candidate.Account, password, ct))
        {
            case PasswordComparison.Same same:
                return new PasswordTry.Right(candidate, same.NewHash);
            case PasswordComparison.TooBusy:
                await desk.LeaveAsync(candidate, ct);
                return new PasswordTry.TooBusy();
            default:
                return new PasswordTry.Wrong(Tell(await desk.RefuseAsync(candidate, browser, ct)));
        }
    }

    /// <summary>Signs in with a password that was right.</summary>
    /// <param name="returnTo">Where a mailed link leads to at last, should one be needed.</param>
    public async Task<SignInOutcome> SignInAsync(PasswordTry.Right right, Browser browser, bool kept, string returnTo, CancellationToken ct)
    {
        var outcome = await desk.OpenAsync(right.Candidate with { ReturnTo = returnTo }, right.NewHash, browser, kept, ct);
        if (outcome is SignInOutcome.Unconfirmed unconfirmed)
        {
            Tell(unconfirmed.Refusal);
        }

        return outcome;
    }

    /// <summary>For a page that asks for nothing but the password: the try was no failure.</summary>
    /// <returns>The account whose password it is.</returns>
    public async Task<Account> SucceedAsync(PasswordTry.Right right, CancellationToken ct)
    {
        await desk.SucceedAsync(right.Candidate, ct);
        return right.Account;
    }

    private SignInRefusal Tell(SignInRefusal refusal)
    {
        if (refusal.RaisedAlarm)
        {
            logger.AlarmRaised();
        }

        return refusal;
    }
}

public abstract record PasswordTry
{
    private PasswordTry()
    {
    }

    /// <param name="NewHash">To be stored in place of one that was made with a lesser setting, or null.</param>
    public sealed record Right(SignInCandidate Candidate, string? NewHash) : PasswordTry
    {
        public Account Account => Candidate.Account!;
    }

    /// <summary>The password is another's, or nobody has the address.</summary>
    public sealed record Wrong(SignInRefusal Refusal) : PasswordTry;

    /// <summary>Nothing was compared.</summary>
    public sealed record Limited(TimeSpan Wait) : PasswordTry;

    /// <summary>Nothing was compared, as too many were waiting: the try was none.</summary>
    public sealed record TooBusy : PasswordTry;
}
