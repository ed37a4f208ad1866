using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Submissions;

namespace Repository.Domain.Accounts;

/// <summary>Makes the secrets of links when their mails are written, for the account as it was when they were decided on. Without an account it is a focal point's.</summary>
public sealed class LinkIssuer(Database database) : ILinkIssuer
{
    public Task<string?> IssueAsync(LinkRequest asked, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (asked.AccountId is not { } accountId)
            {
                return await ConfirmationLinks.IssueAsync(session, Guid.Parse(asked.Link.Payload), ct);
            }

            var account = await AccountStore.FindAsync(session, accountId, ct);
            return account is null || account.DisabledAt is not null || IsPointless(account, asked.Link) || !await IsUnchangedAsync(session, account, asked, ct)
                ? null
                : await AccountLinkStore.IssueAsync(session, account, asked.Link.Purpose, asked.Link.Payload, Since(session, asked), ct);
        },
        ct);

    /// <summary>A mail may wait for days: by then the address may be confirmed, or another.</summary>
    private static bool IsPointless(Account account, MailLink link)
    {
        var isCurrent = AccountKeys.OfEmail(link.Payload) == AccountKeys.OfEmail(account.Email);
        return link.Purpose switch
        {
            LinkPurposes.ConfirmEmail => account.EmailConfirmedAt is not null || !isCurrent,
            LinkPurposes.ConfirmNewEmail or LinkPurposes.UndoEmailChange => isCurrent,
            _ => !isCurrent,
        };
    }

    /// <summary>A link that was asked for before password or address changed is void, however late its mail is. The one that undoes goes by its change.</summary>
    private static async Task<bool> IsUnchangedAsync(DatabaseSession session, Account account, LinkRequest asked, CancellationToken ct) =>
        asked.Link.Purpose == LinkPurposes.UndoEmailChange
            ? await FormerAddresses.CanGoBackAsync(session, account.Id, asked.Link.Payload, asked.At, ct)
            : asked.Stamp == Secret.Hash(account.SecurityStamp);

    /// <summary>What undoes a change is as old as the change; any other link is as old as its mail.</summary>
    private static DateTimeOffset Since(DatabaseSession session, LinkRequest asked) => asked.Link.Purpose == LinkPurposes.UndoEmailChange ? asked.At : session.Now;
}
