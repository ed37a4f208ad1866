namespace Repository.Domain.Accounts;

/// <summary>How often what guards an account may be tried. Nobody is ever locked out for good: every limit is over when its time is.</summary>
public sealed record AccountLimits
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Sign-ins from one network, whoever for.</summary>
    public int SignInsPerMinute { get; init; } = 10;

    /// <summary>Sign-ins that fail for one address, which may have no account. Whoever goes on waits longer from step to step.</summary>
    public int FailuresPerFiveMinutes { get; init; } = 10;

    /// <summary>Passwords that are compared or chosen for one address, right or wrong: each costs a hash, so this is never taken back.</summary>
    public int PasswordsPerMinute { get; init; } = 30;

    /// <summary>Registrations from one network or for one mailbox; new passwords and confirmations asked for are counted likewise, each by itself.</summary>
    public int MailsPerHour { get; init; } = 5;

    /// <summary>Failures over the whole site from which on a password alone is not enough.</summary>
    public int FailuresForAlarm { get; init; } = 1_000;

    public IReadOnlyList<AttemptLimit> OfNetwork => [new(SignInsPerMinute, Minute)];

    public IReadOnlyList<AttemptLimit> OfPasswords => [new(PasswordsPerMinute, Minute)];

    public IReadOnlyList<AttemptLimit> OfAccount =>
    [
        new(FailuresPerFiveMinutes, 5 * Minute),
        new(2 * FailuresPerFiveMinutes, 30 * Minute),
        new(4 * FailuresPerFiveMinutes, 120 * Minute),
    ];

    public IReadOnlyList<AttemptLimit> OfMail => [new(MailsPerHour, 60 * Minute)];
}
