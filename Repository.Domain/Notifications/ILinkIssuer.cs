namespace Repository.Domain.Notifications;

/// <summary>Makes the secrets of links, at the moment when a mail is written, so that no queue ever holds one.</summary>
public interface ILinkIssuer
{
    /// <summary>
    /// A new secret, in letters that an address holds as they are. It is asked for once an attempt, so up to a dozen times for one mail;
    /// as an earlier attempt may have arrived, an earlier secret stays good until one is used or its time is over.
    /// </summary>
    /// <returns>
    /// Null if the link has become pointless, as after the account is gone, or its password or address changed since the mail was decided on: the mail is
    /// then not sent.
    /// </returns>
    Task<string?> IssueAsync(LinkRequest asked, CancellationToken ct);
}
