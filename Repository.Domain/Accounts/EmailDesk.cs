using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Organisations;

namespace Repository.Domain.Accounts;

/// <summary>Changes the address of an account: confirmed at the new one, announced to the old one, which can undo it.</summary>
public sealed class EmailDesk(Database database, MailOutbox outbox, MembershipDesk memberships, AccountLimits limits)
{
    /// <summary>Has a link sent to the new address. Where that has an account already its owner is told so, and the answer is the same.</summary>
    /// <returns>Null, or how long to wait.</returns>
    public Task<TimeSpan?> AskAsync(Account account, string newEmail, Browser browser, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            AttemptKey[] keys = [new AttemptKey($"email of {account.Id}", limits.OfMail), AttemptKey.OfEmail("email", newEmail, limits.OfMail)];
            if (await AttemptStore.TryAsync(session, keys, ct) is { } wait)
            {
                return wait;
            }

            var other = await AccountStore.FindByEmailAsync(session, newEmail, ct);
            await outbox.AddAsync(
                session,
                other is null
                    ? AccountMails.ConfirmNewEmail(account.Id, newEmail, account.DisplayName, account.Language)
                    : AccountMails.AccountExists(other.Id, other.Email, other.DisplayName, other.Language),
                ct);
            var asked = new AuditEntry(AuditEvents.EmailChangeAsked, browser.By, account.Id) { Changes = [AuditFields.Email.Changed(account.Email, newEmail)] };
            await AuditLog.AppendAsync(session, asked, ct);
            return (TimeSpan?)null;
        },
        ct);

    /// <summary>Follows the link that was sent to the new address. It ends all sessions but this browser's, if that is the account's.</summary>
    /// <returns>False if the link is not good any more, or somebody else has the address by now.</returns>
    public Task<bool> ConfirmAsync(string secret, Browser browser, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (await AccountLinkStore.UseAsync(session, secret, LinkPurposes.ConfirmNewEmail, ct) is not { } link
                || await AccountStore.FindByEmailAsync(session, link.Payload, ct) is not null)
            {
                return false;
            }

            var account = link.Account;
            await ReplaceAsync(session, account with { Email = link.Payload }, account, KeptSession(account, browser), AuditEvents.EmailChanged, browser, ct);
            await outbox.AddAsync(session, AccountMails.EmailChanged(account.Id, account.Email, link.Payload, account.DisplayName, account.Language), ct);
            await memberships.ReexamineAsync(session, account.Id, browser.By, ct);
            return true;
        },
        ct);

    /// <summary>
    /// Follows the link that was sent to the old address: somebody else may have the account. The address is as it was, all sessions end, other links are
    /// void, no password fits any more, and a link to choose a new one is on its way.
    /// </summary>
    /// <returns>False if the link is not good any more, or somebody else has the address by now.</returns>
    public Task<bool> UndoAsync(string secret, Browser browser, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (await AccountLinkStore.UseAsync(session, secret, LinkPurposes.UndoEmailChange, ct) is not { } link
                || await AccountStore.FindByEmailAsync(session, link.Payload, ct) is { } owner && owner.Id != link.Account.Id)
            {
                return false;
            }

            var restored = link.Account with { Email = link.Payload, PasswordHash = "" };
            await ReplaceAsync(session, restored, link.Account, Guid.Empty, AuditEvents.EmailChangeUndone, browser, ct);
            await AccountLinkStore.VoidAsync(session, restored.Id, link.CreatedAt, ct);
            await KnownDevices.ForgetAsync(session, restored.Id, ct);
            await outbox.AddAsync(session, AccountMails.ResetPassword(restored.Id, restored.Email, restored.DisplayName, restored.Language), ct);
            await memberships.ReexamineAsync(session, restored.Id, browser.By, ct);
            return true;
        },
        ct);

    private static async Task ReplaceAsync(DatabaseSession session, Account account, Account before, Guid keptSession, AuditEvent what, Browser browser, CancellationToken ct)
    {
        await AccountStore.UpdateAsync(session, account with { EmailConfirmedAt = session.Now, SecurityStamp = Secret.Create() }, ct);
        await SessionStore.EndOthersAsync(session, account.Id, keptSession, ct);
        var by = browser.By with { ActorId = account.Id, ActorName = account.DisplayName };
        await AuditLog.AppendAsync(session, new AuditEntry(what, by, account.Id) { Changes = [AuditFields.Email.Changed(before.Email, account.Email)] }, ct);
    }

    private static Guid KeptSession(Account account, Browser browser) =>
        browser.SignedIn is { } signedIn && signedIn.Account.Id == account.Id ? signedIn.Session.Id : Guid.Empty;
}
