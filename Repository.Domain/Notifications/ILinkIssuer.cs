namespace Repository.Domain.Notifications;

/// <summary>Makes the secrets of links, at the moment when a mail is written, so that no queue ever holds one.</summary>
public interface ILinkIssuer
{
    /// <summary>
    /// A new secret, in letters that an address holds as they are. It is asked for once an attempt, so up to a dozen times for one mail;
    /// as an earlier attempt may have arrived, an earlier secret stays good until one is used or its time is over.
    /// </summary>
    /// <param name="purpose">One of <see cref="LinkPurposes"/>.</param>
    /// <param name="payload">As the mail was given it: <see cref="MailLink.Payload"/>.</param>
    /// <returns>Null if the link has become pointless, as after the account is gone: the mail is then not sent.</returns>
    Task<string?> IssueAsync(Guid accountId, string purpose, string payload, CancellationToken ct);
}
