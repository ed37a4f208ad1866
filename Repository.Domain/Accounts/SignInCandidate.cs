namespace Repository.Domain.Accounts;

/// <summary>For whom a password is to be compared, once the try is counted.</summary>
/// <param name="Account">Null where nobody has the address: the same work is done all the same.</param>
/// <param name="Tries">Under which the try counts; the last one until it has succeeded.</param>
public sealed record SignInCandidate(string Email, Account? Account, bool IsKnownDevice, IReadOnlyList<AttemptKey> Tries)
{
    /// <summary>Path and query of the page that a mailed link leads to at last, should one be needed; empty for the account's own.</summary>
    public string ReturnTo { get; init; } = "";
}
