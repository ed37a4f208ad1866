using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Domain.Accounts;

/// <summary>Makes the secrets of links when their mails are written, for the account as it is by then.</summary>
public sealed class LinkIssuer(Database database) : ILinkIssuer
{
    public Task<string?> IssueAsync(Guid accountId, string purpose, string payload, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var account = await AccountStore.FindAsync(session, accountId, ct);
            return account is null || account.DisabledAt is not null || IsPointless(account, purpose, payload)
                ? null
                : await AccountLinkStore.IssueAsync(session, account, purpose, payload, ct);
        },
        ct);

    /// <summary>A mail may wait for days: by then the address may be confirmed, or another.</summary>
    private static bool IsPointless(Account account, string purpose, string payload)
    {
        var isCurrent = AccountKeys.OfEmail(payload) == AccountKeys.OfEmail(account.Email);
        return purpose switch
        {
            LinkPurposes.ConfirmEmail => account.EmailConfirmedAt is not null || !isCurrent,
            LinkPurposes.ConfirmNewEmail or LinkPurposes.UndoEmailChange => isCurrent,
            _ => !isCurrent,
        };
    }
}
