using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Domain.Accounts;

/// <summary>
/// Lets people in and out. A sign-in is counted, then its password compared, by the caller and outside any transaction as hashing takes long, then decided.
/// </summary>
public sealed class SignInDesk(Database database, MailOutbox outbox, AccountLimits limits)
{
    private const string Purpose = "sign-in";

    /// <summary>Counts the try before anything is compared, so that any number at once pass no limit.</summary>
    /// <returns>The candidate, or how long to wait.</returns>
    public Task<(SignInCandidate? Candidate, TimeSpan Wait)> BeginAsync(string email, Browser browser, CancellationToken ct) =>
        database.WriteAsync(session => BeginAsync(session, email, browser, ct), ct);

    private async Task<(SignInCandidate? Candidate, TimeSpan Wait)> BeginAsync(DatabaseSession session, string email, Browser browser, CancellationToken ct)
    {
        var account = await AccountStore.FindByEmailAsync(session, email, ct);
        var known = await KnownDevices.IsKnownAsync(session, account?.Id ?? Guid.Empty, browser.DeviceSecret, ct);
        // In a browser that the owner has used before, failures from elsewhere count for nothing.
        AttemptKey failures = known ? AttemptKey.OfDevice(browser.DeviceSecret!, limits.OfAccount) : AttemptKey.OfEmail(Purpose, email, limits.OfAccount);
        IReadOnlyList<AttemptKey> keys = known ? [failures] : [AttemptKey.OfNetwork(Purpose, browser.Network, limits.OfNetwork), failures];
        return await AttemptStore.TryAsync(session, [.. keys, AttemptKey.OfPasswords(email, limits)], ct) is { } wait
            ? (null, wait)
            : (new SignInCandidate(email, account, known, keys), TimeSpan.Zero);
    }

    /// <summary>Nothing was compared, as too many were waiting: the try was none.</summary>
    public Task LeaveAsync(SignInCandidate candidate, CancellationToken ct) => database.WriteAsync(session => AttemptStore.TakeBackAsync(session, candidate.Tries, ct), ct);

    /// <summary>The password was right, and nothing else was asked: the try was no failure.</summary>
    public Task SucceedAsync(SignInCandidate candidate, CancellationToken ct) => database.WriteAsync(session => AttemptStore.TakeBackAsync(session, candidate.Tries[^1], ct), ct);

    /// <summary>The password was wrong, or there is no such account.</summary>
    public Task<SignInRefusal> RefuseAsync(SignInCandidate candidate, Browser browser, CancellationToken ct) =>
        database.WriteAsync(session => RefuseAsync(session, candidate, browser, ct), ct);

    private async Task<SignInRefusal> RefuseAsync(DatabaseSession session, SignInCandidate candidate, Browser browser, CancellationToken ct)
    {
        AuditLog.Announce(session);
        var raised = await SignInAlarm.CountAsync(session, limits, ct);
        var asksForLink = !candidate.IsKnownDevice && await SignInAlarm.IsOnAsync(session, limits, ct);
        var refused = new AuditEntry(AuditEvents.SessionRefused, browser.By, candidate.Account?.Id.ToString("D")) { Changes = [AuditFields.Email.Changed(null, candidate.Email)] };
        await AuditLog.AppendAsync(session, refused, ct);
        if (raised)
        {
            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SiteAlarm, AuditContext.Program, null) { Changes = [AuditFields.Cause.Changed(null, "sign-in-failures")] }, ct);
        }

        return new SignInRefusal(raised, asksForLink);
    }

    /// <summary>The password was right.</summary>
    /// <param name="newHash">To be stored in place of one that was made with a lesser setting, or null.</param>
    public Task<SignInOutcome> OpenAsync(SignInCandidate candidate, string? newHash, Browser browser, bool kept, CancellationToken ct) => database.WriteAsync<SignInOutcome>(
        async session =>
        {
            var compared = candidate.Account!;
            if (compared.IsWaiting)
            {
                // Whoever registered with another's address and their own password learns by it as little as by a wrong one.
                return new SignInOutcome.Unconfirmed(await RefuseAsync(session, candidate, browser, ct));
            }

            if (await AccountStore.FindAsync(session, compared.Id, ct) is not { } account || account.PasswordHash != compared.PasswordHash || account.Email != compared.Email)
            {
                return new SignInOutcome.Outdated();
            }

            if (newHash is not null)
            {
                await AccountStore.UpdateAsync(session, account with { PasswordHash = newHash }, ct);
            }

            // First of all, so that the answer is the one to a wrong password; and the try stays counted, so that links are not mailed without end.
            if (!candidate.IsKnownDevice && await SignInAlarm.IsOnAsync(session, limits, ct))
            {
                if (account.MaySignIn)
                {
                    await outbox.AddAsync(session, AccountMails.SignInLink(account.Id, account.Email, account.DisplayName, account.Language, candidate.ReturnTo), ct);
                }

                return new SignInOutcome.LinkSent();
            }

            if (account.DisabledReason is { } reason)
            {
                return new SignInOutcome.Disabled(reason);
            }

            await AttemptStore.TakeBackAsync(session, candidate.Tries[^1], ct);
            return new SignInOutcome.Opened(await OpenAsync(session, account, browser, kept, SessionOpening.ByPassword, ct));
        },
        ct);

    /// <summary>Follows the mailed link that stands in for a session while the alarm lasts.</summary>
    /// <returns>Null if the link is not good any more.</returns>
    public Task<OpenedSession?> OpenByLinkAsync(string secret, Browser browser, CancellationToken ct) => database.WriteAsync(
        async session => await AccountLinkStore.UseAsync(session, secret, LinkPurposes.SignIn, ct) is { Account.MaySignIn: true } link
            ? await OpenAsync(session, link.Account, browser, kept: false, SessionOpening.ByLink, ct)
            : null,
        ct);

    /// <summary>Opens a session, and tells the owner where the browser is a new one: so many times an hour at most, whoever knows the password.</summary>
    private async Task<OpenedSession> OpenAsync(DatabaseSession session, Account account, Browser browser, bool kept, string method, CancellationToken ct)
    {
        if (!await KnownDevices.IsKnownAsync(session, account.Id, browser.DeviceSecret, ct)
            && await AttemptStore.TryAsync(session, [new AttemptKey($"new devices of {account.Id}", limits.OfMail)], ct) is null)
        {
            await outbox.AddAsync(session, AccountMails.SignedInOnNewDevice(account.Id, account.Email, account.DisplayName, account.Language, session.Now, browser.UserAgent), ct);
        }

        return await SessionOpening.OpenAsync(session, account, browser, kept, method, ct);
    }

    public Task EndAsync(SignedInSession signedIn, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (await SessionStore.EndAsync(session, signedIn.Account.Id, signedIn.Session.Id, ct))
            {
                await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SessionSignedOut, by, signedIn.Session.Id), ct);
            }
        },
        ct);
}

/// <param name="RaisedAlarm">This failure was the one too many over the whole site.</param>
/// <param name="AsksForLink">A right password would have sent a link: the answer says the same either way.</param>
public sealed record SignInRefusal(bool RaisedAlarm, bool AsksForLink);
