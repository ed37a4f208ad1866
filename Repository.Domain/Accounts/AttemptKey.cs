namespace Repository.Domain.Accounts;

/// <summary>What is counted.</summary>
/// <param name="Name">Stored as a hash alone.</param>
public sealed record AttemptKey(string Name, IReadOnlyList<AttemptLimit> Limits)
{
    internal string Hash => Secret.Hash(Name);

    public static AttemptKey OfNetwork(string purpose, string network, IReadOnlyList<AttemptLimit> limits) => new($"{purpose} network {network}", limits);

    /// <param name="email">As it was typed; whether it has an account does not matter.</param>
    public static AttemptKey OfEmail(string purpose, string email, IReadOnlyList<AttemptLimit> limits) => new($"{purpose} email {AccountKeys.OfEmail(email)}", limits);

    /// <summary>Of all that hashes a password for the address.</summary>
    public static AttemptKey OfPasswords(string email, AccountLimits limits) => OfEmail("password", email, limits.OfPasswords);

    public static AttemptKey OfDevice(string secret, IReadOnlyList<AttemptLimit> limits) => new($"sign-in device {Secret.Hash(secret)}", limits);
}
