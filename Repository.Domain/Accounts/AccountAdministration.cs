using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Domain.Accounts;

/// <summary>What administrators do to others' accounts. Whose roles change is signed out everywhere, so that no session outlives the rights that it was opened with.</summary>
public sealed class AccountAdministration(Database database, MailOutbox mails)
{
    /// <param name="grant">Role and scope; who grants it is <paramref name="by"/>.</param>
    /// <param name="describe">Says what the person's roles are now, in the language of that code.</param>
    public Task<AdministrationOutcome> GrantAsync(Guid accountId, RoleGrant grant, Func<IReadOnlyList<RoleGrant>, string, string> describe, AuditContext by, CancellationToken ct) => ChangeAsync(
        accountId,
        by,
        async (session, account) =>
        {
            if (!await RoleStore.GrantAsync(session, accountId, grant with { GrantedBy = by.ActorId }, ct))
            {
                return AdministrationOutcome.Unchanged;
            }

            await RolesChangedAsync(session, account, AuditEvents.RoleGranted, grant, describe, by, ct);
            return AdministrationOutcome.Done;
        },
        ct);

    public Task<AdministrationOutcome> RevokeAsync(Guid accountId, Guid grantId, Func<IReadOnlyList<RoleGrant>, string, string> describe, AuditContext by, CancellationToken ct) => ChangeAsync(
        accountId,
        by,
        async (session, account) =>
        {
            if ((await RoleStore.OfAsync(session, accountId, ct)).FirstOrDefault(one => one.Id == grantId) is not { } grant)
            {
                return AdministrationOutcome.NotFound;
            }

            if (grant.Role == Role.Administrator && !await Administrators.RemainWithoutAsync(session, accountId, ct))
            {
                return AdministrationOutcome.LastAdministrator;
            }

            await RoleStore.RevokeAsync(session, accountId, grantId, ct);
            await RolesChangedAsync(session, account, AuditEvents.RoleRevoked, grant, describe, by, ct);
            return AdministrationOutcome.Done;
        },
        ct);

    /// <param name="reason">Told to the person.</param>
    public Task<AdministrationOutcome> DisableAsync(Guid accountId, string reason, AuditContext by, CancellationToken ct) => ChangeAsync(
        accountId,
        by,
        async (session, account) =>
        {
            if (account.DisabledAt is not null)
            {
                return AdministrationOutcome.Unchanged;
            }

            if ((await RoleStore.OfAsync(session, accountId, ct)).Any(grant => grant.Role == Role.Administrator) && !await Administrators.RemainWithoutAsync(session, accountId, ct))
            {
                return AdministrationOutcome.LastAdministrator;
            }

            await UpdateAsync(session, account with { DisabledAt = session.Now, DisabledReason = reason }, ct);
            await SessionStore.EndOthersAsync(session, accountId, Guid.Empty, ct);
            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.AccountDisabled, by, accountId) { Changes = [AuditFields.Reason.Changed(null, reason)] }, ct);
            await mails.AddAsync(session, AccountMails.AccountDisabled(account.Id, account.Email, account.DisplayName, account.Language, reason), ct);
            await ChangeLog.AppendAsync(session, ChangeSubjects.Person, accountId.ToString("D"), ct);
            return AdministrationOutcome.Done;
        },
        ct);

    public Task<AdministrationOutcome> EnableAsync(Guid accountId, AuditContext by, CancellationToken ct) => ChangeAsync(
        accountId,
        by,
        async (session, account) =>
        {
            if (account.DisabledAt is null)
            {
                return AdministrationOutcome.Unchanged;
            }

            await UpdateAsync(session, account with { DisabledAt = null, DisabledReason = null }, ct);
            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.AccountEnabled, by, accountId) { Changes = [AuditFields.Reason.Changed(account.DisabledReason, null)] }, ct);
            await mails.AddAsync(session, AccountMails.AccountEnabled(account.Id, account.Email, account.DisplayName, account.Language), ct);
            await ChangeLog.AppendAsync(session, ChangeSubjects.Person, accountId.ToString("D"), ct);
            return AdministrationOutcome.Done;
        },
        ct);

    /// <summary>Signs the person out everywhere.</summary>
    public Task<AdministrationOutcome> EndSessionsAsync(Guid accountId, AuditContext by, CancellationToken ct) => ActAsync(
        accountId,
        by,
        async (session, account) =>
        {
            var ended = await SessionStore.EndOthersAsync(session, accountId, Guid.Empty, ct);
            if (ended == 0)
            {
                return AdministrationOutcome.Unchanged;
            }

            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SessionsRevoked, by, accountId), ct);
            await mails.AddAsync(session, AccountMails.SignedOut(account.Id, account.Email, account.DisplayName, account.Language), ct);
            return AdministrationOutcome.Done;
        },
        ct);

    private Task<AdministrationOutcome> ChangeAsync(Guid accountId, AuditContext by, Func<DatabaseSession, Account, Task<AdministrationOutcome>> change, CancellationToken ct) => accountId == by.ActorId
        ? Task.FromResult(AdministrationOutcome.OwnAccount)
        : ActAsync(accountId, by, change, ct);

    /// <summary>Whoever acts was an administrator when the request began; here that is looked up anew, once nobody else can change it.</summary>
    private Task<AdministrationOutcome> ActAsync(Guid accountId, AuditContext by, Func<DatabaseSession, Account, Task<AdministrationOutcome>> act, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            await Administrators.HoldAsync(session, ct);
            return by.ActorId is { } actor && !await Administrators.IsOneAsync(session, actor, ct) ? AdministrationOutcome.NotAdministrator
                : await AccountStore.FindAsync(session, accountId, ct) is { } account ? await act(session, account)
                : AdministrationOutcome.NotFound;
        },
        ct);

    private async Task RolesChangedAsync(DatabaseSession session, Account account, AuditEvent happened, RoleGrant grant, Func<IReadOnlyList<RoleGrant>, string, string> describe, AuditContext by, CancellationToken ct)
    {
        await SessionStore.EndOthersAsync(session, account.Id, Guid.Empty, ct);
        var (role, scope) = (StoredName.Of(grant.Role), $"{StoredName.Of(grant.Scope.Kind)} {grant.Scope.Id}".TrimEnd());
        var granted = happened == AuditEvents.RoleGranted;
        AuditChange[] changes = granted
            ? [AuditFields.Role.Changed(null, role), AuditFields.Scope.Changed(null, scope)]
            : [AuditFields.Role.Changed(role, null), AuditFields.Scope.Changed(scope, null)];
        await AuditLog.AppendAsync(session, new AuditEntry(happened, by, account.Id) { Changes = changes }, ct);
        var roles = describe(await RoleStore.OfAsync(session, account.Id, ct), account.Language);
        await mails.AddAsync(session, AccountMails.RoleChanged(account.Id, account.Email, account.DisplayName, account.Language, roles), ct);
    }

    private static async Task UpdateAsync(DatabaseSession session, Account account, CancellationToken ct)
    {
        if (!await AccountStore.UpdateAsync(session, account, ct))
        {
            throw new System.Diagnostics.UnreachableException("the account was read in this very transaction");
        }
    }
}
