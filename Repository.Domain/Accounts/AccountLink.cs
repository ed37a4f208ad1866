namespace Repository.Domain.Accounts;

/// <summary>What a mailed link that is still good leads to.</summary>
/// <param name="Payload">What the link is for besides the account, such as a new address.</param>
public sealed record AccountLink(Account Account, string Purpose, string Payload, DateTimeOffset CreatedAt);
