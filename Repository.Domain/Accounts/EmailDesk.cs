using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Organisations;

namespace Repository.Domain.Accounts;

/// <summary>Changes the address of an account: confirmed at the new one, announced to the old one, which can undo it.</summary>
public sealed class EmailDesk(Database database, MailOutbox outbox, MembershipDesk memberships, AccountLimits limits)
{
    /// <summary>
    /// Has a link sent to the new address. Where that has an account already its owner is told so; where somebody may still go back to it nobody is told
    /// anything; the answer is the same.
    /// </summary>
    /// <returns>Whether it was taken; if not, how long to wait, or zero if the session has ended meanwhile.</returns>
    public Task<(bool Asked, TimeSpan Wait)> AskAsync(SignedInSession signedIn, string newEmail, Browser browser, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (!await SessionStore.HoldAsync(session, signedIn, ct))
            {
                return (false, TimeSpan.Zero);
            }

            var account = signedIn.Account;
            AttemptKey[] keys = [new AttemptKey($"email of {account.Id}", limits.OfMail), AttemptKey.OfEmail("email", newEmail, limits.OfMail)];
            if (await AttemptStore.TryAsync(session, keys, ct) is { } wait)
            {
                return (false, wait);
            }

            var other = await AccountStore.FindByEmailAsync(session, newEmail, ct);
            if (!await FormerAddresses.IsHeldFromAsync(session, newEmail, account.Id, ct))
            {
                await outbox.AddAsync(
                    session,
                    other is null || other.IsWaiting
                        ? AccountMails.ConfirmNewEmail(account.Id, newEmail, account.DisplayName, account.Language)
                        : AccountMails.AccountExists(other.Id, other.Email, other.DisplayName, other.Language),
                    ct);
            }

            var asked = new AuditEntry(AuditEvents.EmailChangeAsked, browser.By, account.Id) { Changes = [AuditFields.Email.Changed(account.Email, newEmail)] };
            await AuditLog.AppendAsync(session, asked, ct);
            return (true, TimeSpan.Zero);
        },
        ct);

    /// <summary>
    /// Follows the link that was sent to the new address, for whoever is signed in to the account or knows its password: the mailbox's owner alone may never
    /// have asked for it. It ends all sessions and forgets all devices but this browser's.
    /// </summary>
    /// <param name="compared">The account whose password was right; null where the session speaks for the person.</param>
    /// <returns>False if the link is not good any more, nobody showed whose the account is, or somebody else has the address by now.</returns>
    public Task<bool> ConfirmAsync(string secret, Account? compared, Browser browser, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var own = browser.SignedIn is { } signedIn && await SessionStore.HoldAsync(session, signedIn, ct) ? signedIn : null;
            if (await AccountLinkStore.FindAsync(session, secret, LinkPurposes.ConfirmNewEmail, ct) is not { Account: var account } link
                || !(own?.Account.Id == account.Id || (compared?.Id == account.Id && compared.PasswordHash == account.PasswordHash))
                || await FormerAddresses.IsHeldFromAsync(session, link.Payload, account.Id, ct)
                || !await TakeAsync(session, link.Payload, account.Id, ct)
                || await AccountLinkStore.UseAsync(session, secret, LinkPurposes.ConfirmNewEmail, ct) is null)
            {
                return false;
            }

            var kept = own?.Account.Id == account.Id ? own.Session.Id : Guid.Empty;
            await ReplaceAsync(session, account with { Email = link.Payload }, account, kept, AuditEvents.EmailChanged, browser, ct);
            await KnownDevices.ForgetOthersAsync(session, account.Id, browser.DeviceSecret, ct);
            await outbox.AddAsync(session, AccountMails.EmailChanged(account.Id, account.Email, link.Payload, account.DisplayName, account.Language), ct);
            await FormerAddresses.AddAsync(session, account, ct);
            await memberships.ReexamineAsync(session, account.Id, browser.By, ct);
            return true;
        },
        ct);

    /// <summary>
    /// Follows the link that was sent to the old address: somebody else may have the account. The address is as it was, all sessions end, other links are
    /// void, no password fits any more, and a link to choose a new one is on its way.
    /// </summary>
    /// <returns>False if the link is not good any more, or somebody else has shown by now that the address is theirs; the link is not used up then.</returns>
    public Task<bool> UndoAsync(string secret, Browser browser, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (await AccountLinkStore.FindAsync(session, secret, LinkPurposes.UndoEmailChange, ct) is not { } link
                || !await TakeAsync(session, link.Payload, link.Account.Id, ct)
                || await AccountLinkStore.UseAsync(session, secret, LinkPurposes.UndoEmailChange, ct) is null)
            {
                return false;
            }

            var restored = link.Account with { Email = link.Payload, PasswordHash = "" };
            await ReplaceAsync(session, restored, link.Account, Guid.Empty, AuditEvents.EmailChangeUndone, browser, ct);
            await AccountLinkStore.VoidAsync(session, restored.Id, link.CreatedAt, ct);
            await FormerAddresses.UndoneAsync(session, restored.Id, link.CreatedAt, ct);
            await KnownDevices.ForgetOthersAsync(session, restored.Id, kept: null, ct);
            await outbox.AddAsync(session, AccountMails.ResetPassword(restored.Id, restored.Email, restored.DisplayName, restored.Language), ct);
            await memberships.ReexamineAsync(session, restored.Id, browser.By, ct);
            return true;
        },
        ct);

    /// <summary>Frees the address of a registration that nobody confirmed: whoever follows a link that was mailed there has shown more.</summary>
    /// <returns>False if it is another account's.</returns>
    private static async Task<bool> TakeAsync(DatabaseSession session, string email, Guid accountId, CancellationToken ct)
    {
        var other = await AccountStore.FindByEmailAsync(session, email, ct);
        if (other is { IsWaiting: true } && other.Id != accountId)
        {
            await WaitingAccounts.RemoveAsync(session, other.Id, ct);
            return true;
        }

        return other is null || other.Id == accountId;
    }

    private static async Task ReplaceAsync(DatabaseSession session, Account account, Account before, Guid keptSession, AuditEvent what, Browser browser, CancellationToken ct)
    {
        await AccountStore.UpdateAsync(session, account with { EmailConfirmedAt = session.Now, SecurityStamp = Secret.Create() }, ct);
        await SessionStore.EndOthersAsync(session, account.Id, keptSession, ct);
        var by = browser.By with { ActorId = account.Id, ActorName = account.DisplayName };
        await AuditLog.AppendAsync(session, new AuditEntry(what, by, account.Id) { Changes = [AuditFields.Email.Changed(before.Email, account.Email)] }, ct);
    }
}
