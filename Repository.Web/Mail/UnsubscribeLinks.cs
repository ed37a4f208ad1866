using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Web.Mail;

/// <summary>Addresses by which a mail's recipient ends mails of its kind without signing in (RFC 8058). They hold, signed by the site, whose mails and which.</summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Repository.Unsubscribe");

    /// <summary>What the address holds.</summary>
    public string Make(Guid accountId, NoticeTopic topic) => protector.Protect($"{accountId:N} {StoredName.Of(topic)}");

    /// <returns>Null if the site has not made it.</returns>
    public (Guid AccountId, NoticeTopic Topic)? Read(string token)
    {
        try
        {
            return protector.Unprotect(token).Split(' ') is [var account, var topic] ? (Guid.Parse(account), StoredName.Parse<NoticeTopic>(topic)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
