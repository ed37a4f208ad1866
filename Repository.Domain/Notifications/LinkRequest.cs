namespace Repository.Domain.Notifications;

/// <summary>What a mail wants a link for.</summary>
/// <param name="AccountId">Null for a link that belongs to none.</param>
/// <param name="Link">As the mail was given it.</param>
/// <param name="Stamp">SHA-256 of the account's security stamp when the mail was decided on; empty without one.</param>
/// <param name="At">When that was.</param>
public sealed record LinkRequest(Guid? AccountId, MailLink Link, string Stamp, DateTimeOffset At);
