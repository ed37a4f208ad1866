using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Domain.Accounts;

/// <summary>Takes people in: registering, confirming the address, and the first administrator.</summary>
public sealed class RegistrationDesk(Database database, MailOutbox outbox, AccountLimits limits)
{
    /// <summary>Counts a try of the one-time code of the first start.</summary>
    /// <returns>Null, or how long to wait.</returns>
    public Task<TimeSpan?> BeginCodeAsync(Browser browser, CancellationToken ct) =>
        database.WriteAsync(session => AttemptStore.TryAsync(session, [AttemptKey.OfNetwork("administrator-code", browser.Network, limits.OfAccount)], ct), ct);

    /// <summary>Nothing was hashed, as too many were waiting: the registration was none.</summary>
    public Task LeaveAsync(string email, Browser browser, CancellationToken ct) =>
        database.WriteAsync(session => AttemptStore.TakeBackAsync(session, Keys("register", email, browser), ct), ct);

    /// <summary>Counts a registration, before its password is hashed.</summary>
    /// <returns>Null, or how long to wait.</returns>
    public Task<TimeSpan?> BeginAsync(string email, Browser browser, CancellationToken ct) =>
        database.WriteAsync(session => AttemptStore.TryAsync(session, Keys("register", email, browser), ct), ct);

    /// <summary>
    /// Registers, whether or not the address has an account: the answer is the same, the mail is not. An address that somebody may still go back to gets
    /// neither account nor mail.
    /// </summary>
    public Task<RegistrationOutcome> RegisterAsync(NewAccount wanted, Browser browser, CancellationToken ct) => database.WriteAsync<RegistrationOutcome>(
        async session =>
        {
            AuditLog.Announce(session);
            if (await AccountStore.IsNameTakenAsync(session, wanted.DisplayName, Guid.Empty, ct))
            {
                return new RegistrationOutcome.NameTaken();
            }

            var known = await AccountStore.FindByEmailAsync(session, wanted.Email, ct);
            if (await FormerAddresses.IsHeldFromAsync(session, wanted.Email, Guid.Empty, ct))
            {
                return new RegistrationOutcome.MailSent();
            }

            var account = known is null || known.IsWaiting ? await WriteAsync(session, wanted, known, browser, ct) : known;
            var mail = account.IsWaiting
                ? AccountMails.ConfirmEmail(account.Id, account.Email, account.DisplayName, account.Language)
                : AccountMails.AccountExists(account.Id, account.Email, account.DisplayName, account.Language);
            await outbox.AddAsync(session, mail, ct);
            return new RegistrationOutcome.MailSent();
        },
        ct);

    /// <summary>Registers the first administrator, whose one-time code confirms the address, too: mail may not be set up yet.</summary>
    public Task<RegistrationOutcome> RegisterAdministratorAsync(NewAccount wanted, string code, Browser browser, CancellationToken ct) => database.WriteAsync<RegistrationOutcome>(
        async session =>
        {
            if (!await FirstAdministratorCode.IsRightAsync(session, code, ct))
            {
                await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.AdministratorCodeRefused, browser.By, null), ct);
                return new RegistrationOutcome.CodeRefused();
            }

            var known = await AccountStore.FindByEmailAsync(session, wanted.Email, ct);
            if (known is { IsWaiting: false } || await FormerAddresses.IsHeldFromAsync(session, wanted.Email, Guid.Empty, ct))
            {
                return new RegistrationOutcome.AddressTaken();
            }

            if (await AccountStore.IsNameTakenAsync(session, wanted.DisplayName, Guid.Empty, ct))
            {
                return new RegistrationOutcome.NameTaken();
            }

            var account = await WriteAsync(session, wanted with { EmailConfirmed = true }, known, browser, ct);
            await AdministratorDesk.AppointAsync(session, account, code, browser.By, ct);
            return new RegistrationOutcome.Administrator(await SessionOpening.OpenAsync(session, account, browser, kept: false, SessionOpening.ByPassword, ct));
        },
        ct);

    /// <summary>Sends the link once more, to an address that waits for it; to any other nothing is sent, and the answer is the same.</summary>
    /// <returns>Null, or how long to wait.</returns>
    public Task<TimeSpan?> ResendAsync(string email, Browser browser, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (await AttemptStore.TryAsync(session, Keys("resend", email, browser), ct) is { } wait)
            {
                return wait;
            }

            if (await AccountStore.FindByEmailAsync(session, email, ct) is { IsWaiting: true } account)
            {
                await outbox.AddAsync(session, AccountMails.ConfirmEmail(account.Id, account.Email, account.DisplayName, account.Language), ct);
            }

            return (TimeSpan?)null;
        },
        ct);

    /// <summary>Confirms the address by its link, for whoever also knows the password chosen at registering: a mailbox's owner alone did not ask for the account, and its author alone does not have the mailbox.</summary>
    /// <param name="compared">The account whose password was right.</param>
    /// <param name="name">In place of the one chosen at registering, where somebody else was faster to confirm that; else it is not looked at.</param>
    public Task<ConfirmationOutcome> ConfirmAsync(string secret, Account compared, string? name, Browser browser, CancellationToken ct) => database.WriteAsync<ConfirmationOutcome>(
        async session =>
        {
            AuditLog.Announce(session);
            if (await AccountLinkStore.FindAsync(session, secret, LinkPurposes.ConfirmEmail, ct) is not { } link || link.Account.PasswordHash != compared.PasswordHash)
            {
                return new ConfirmationOutcome.LinkVoid();
            }

            if (await ConfirmedNames.OfAsync(session, link.Account, name, ct) is not { } free)
            {
                return new ConfirmationOutcome.NameTaken();
            }

            if (await AccountLinkStore.UseAsync(session, secret, LinkPurposes.ConfirmEmail, ct) is null)
            {
                return new ConfirmationOutcome.LinkVoid();
            }

            var account = link.Account with { EmailConfirmedAt = session.Now, DisplayName = free };
            await AccountStore.UpdateAsync(session, account, ct);
            var confirmed = new AuditEntry(AuditEvents.AccountConfirmed, By(browser, account), account.Id) { Changes = ConfirmedNames.Change(link.Account, account) };
            await AuditLog.AppendAsync(session, confirmed, ct);
            return new ConfirmationOutcome.Confirmed(await SessionOpening.OpenAsync(session, account, browser, kept: false, SessionOpening.ByLink, ct));
        },
        ct);

    /// <summary>Adds the account, or changes the one that waits for its confirmation: who registers last may choose, and links that were sent before are void.</summary>
    private static async Task<Account> WriteAsync(DatabaseSession session, NewAccount wanted, Account? waiting, Browser browser, CancellationToken ct)
    {
        if (waiting is null)
        {
            waiting = await AccountStore.AddAsync(session, wanted, ct) ?? throw new InvalidOperationException("neither address nor name were taken a moment ago");
        }
        else
        {
            waiting = waiting with
            {
                DisplayName = wanted.DisplayName,
                PasswordHash = wanted.PasswordHash,
                Language = wanted.Language,
                EmailConfirmedAt = wanted.EmailConfirmed ? session.Now : null,
                SecurityStamp = Secret.Create(),
            };
            await AccountStore.UpdateAsync(session, waiting, ct);
        }

        AuditChange[] changes = [AuditFields.DisplayName.Changed(null, waiting.DisplayName), AuditFields.Email.Changed(null, waiting.Email)];
        await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.AccountRegistered, By(browser, waiting), waiting.Id) { Changes = changes }, ct);
        return waiting;
    }

    private static AuditContext By(Browser browser, Account account) => browser.By with { ActorId = account.Id, ActorName = account.DisplayName };

    private AttemptKey[] Keys(string purpose, string email, Browser browser) =>
        [AttemptKey.OfNetwork(purpose, browser.Network, limits.OfMail), AttemptKey.OfEmail(purpose, email, limits.OfMail)];
}
