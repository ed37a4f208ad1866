namespace Repository.Domain.Notifications;

/// <summary>What a mail wants a link for.</summary>
/// <param name="Link">As the mail was given it.</param>
/// <param name="Stamp">SHA-256 of the account's security stamp when the mail was decided on.</param>
/// <param name="At">When that was.</param>
public sealed record LinkRequest(Guid AccountId, MailLink Link, string Stamp, DateTimeOffset At);
