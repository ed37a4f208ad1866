using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Domain.Accounts;

/// <summary>Changes passwords: by a mailed link, or by a person who is signed in.</summary>
public sealed class PasswordDesk(Database database, MailOutbox outbox, AccountLimits limits)
{
    /// <summary>Has a link sent to an address that has an account; to any other nothing is sent, and the answer is the same.</summary>
    /// <returns>Null, or how long to wait.</returns>
    public Task<TimeSpan?> AskAsync(string email, Browser browser, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            AttemptKey[] keys = [AttemptKey.OfNetwork("reset", browser.Network, limits.OfMail), AttemptKey.OfEmail("reset", email, limits.OfMail)];
            if (await AttemptStore.TryAsync(session, keys, ct) is { } wait)
            {
                return wait;
            }

            var account = await AccountStore.FindByEmailAsync(session, email, ct);
            if (account is { DisabledAt: null })
            {
                await outbox.AddAsync(session, AccountMails.ResetPassword(account.Id, account.Email, account.DisplayName, account.Language), ct);
            }

            var asked = new AuditEntry(AuditEvents.PasswordResetAsked, browser.By, account?.Id.ToString("D")) { Changes = [AuditFields.Email.Changed(null, email)] };
            await AuditLog.AppendAsync(session, asked, ct);
            return (TimeSpan?)null;
        },
        ct);

    /// <summary>Counts a new password of the account that a link belongs to, before it is hashed.</summary>
    /// <returns>Null, or how long to wait.</returns>
    public Task<TimeSpan?> BeginResetAsync(Account account, CancellationToken ct) =>
        database.WriteAsync(session => AttemptStore.TryAsync(session, [AttemptKey.OfPasswords(account.Email, limits)], ct), ct);

    /// <summary>
    /// Sets the password by a mailed link. It ends all sessions and forgets all devices but this one, and shows whose the address is:
    /// who never confirmed it has done so now.
    /// </summary>
    /// <param name="name">For who never confirmed it, in place of a name that is somebody else's by now; else it is not looked at.</param>
    public Task<ResetOutcome> ResetAsync(string secret, string passwordHash, string? name, Browser browser, CancellationToken ct) => database.WriteAsync<ResetOutcome>(
        async session =>
        {
            AuditLog.Announce(session);
            if (await AccountLinkStore.FindAsync(session, secret, LinkPurposes.ResetPassword, ct) is not { Account: var before })
            {
                return new ResetOutcome.LinkVoid();
            }

            if (await ConfirmedNames.OfAsync(session, before, name, ct) is not { } free)
            {
                return new ResetOutcome.NameTaken();
            }

            if (await AccountLinkStore.UseAsync(session, secret, LinkPurposes.ResetPassword, ct) is null)
            {
                return new ResetOutcome.LinkVoid();
            }

            var account = before with { EmailConfirmedAt = before.EmailConfirmedAt ?? session.Now, DisplayName = free };
            var by = browser.By with { ActorId = account.Id, ActorName = account.DisplayName };
            await SetAsync(session, account, passwordHash, Guid.Empty, AuditEvents.PasswordReset, by, ct, [.. ConfirmedNames.Change(before, account)]);
            await KnownDevices.ForgetOthersAsync(session, account.Id, kept: null, ct);
            return new ResetOutcome.Done(await KnownDevices.RememberAsync(session, account.Id, secret: null, ct));
        },
        ct);

    /// <summary>Sets the password of a person who is signed in, ends their other sessions and forgets their other devices.</summary>
    /// <returns>The new secret of the session; null if it has ended or the account has changed meanwhile.</returns>
    public Task<string?> ChangeAsync(SignedInSession signedIn, string passwordHash, Browser browser, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (!await SessionStore.HoldAsync(session, signedIn, ct)
                || await AccountStore.FindAsync(session, signedIn.Account.Id, ct) is not { DisabledAt: null } account || account.SecurityStamp != signedIn.Account.SecurityStamp)
            {
                return null;
            }

            await SetAsync(session, account, passwordHash, signedIn.Session.Id, AuditEvents.PasswordChanged, browser.By, ct);
            await KnownDevices.ForgetOthersAsync(session, account.Id, browser.DeviceSecret, ct);
            return await SessionStore.RenewAsync(session, signedIn.Session.Id, ct);
        },
        ct);

    private async Task SetAsync(DatabaseSession session, Account account, string passwordHash, Guid keptSession, AuditEvent what, AuditContext by, CancellationToken ct, params AuditChange[] changes)
    {
        await AccountStore.UpdateAsync(session, account with { PasswordHash = passwordHash, SecurityStamp = Secret.Create() }, ct);
        await SessionStore.EndOthersAsync(session, account.Id, keptSession, ct);
        await outbox.AddAsync(session, AccountMails.PasswordChanged(account.Id, account.Email, account.DisplayName, account.Language, session.Now), ct);
        await AuditLog.AppendAsync(session, new AuditEntry(what, by, account.Id) { Changes = [AuditFields.Password.Changed(), .. changes] }, ct);
    }
}
