using Repository.Domain.Audit;
using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>Makes the first administrator.</summary>
public sealed class AdministratorDesk(Database database)
{
    /// <summary>Uses the code up and makes the person an administrator: both, or neither.</summary>
    /// <returns>The new secret of the session, as rights have changed; null if the code is not right, or the session has ended meanwhile.</returns>
    public Task<string?> AppointAsync(SignedInSession signedIn, string code, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (!await SessionStore.HoldAsync(session, signedIn, ct))
            {
                return null;
            }

            if (!await FirstAdministratorCode.IsRightAsync(session, code, ct))
            {
                await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.AdministratorCodeRefused, by, signedIn.Account.Id), ct);
                return null;
            }

            await AppointAsync(session, signedIn.Account, code, by, ct);
            return await SessionStore.RenewAsync(session, signedIn.Session.Id, ct);
        },
        ct);

    internal static async Task AppointAsync(DatabaseSession session, Account account, string code, AuditContext by, CancellationToken ct)
    {
        if (!await FirstAdministratorCode.UseAsync(session, code, ct))
        {
            throw new InvalidOperationException("the code was right a moment ago");
        }

        await RoleStore.GrantAsync(session, account.Id, new RoleGrant(Role.Administrator, Scope.Everything), ct);
        await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.AdministratorFirst, by with { ActorId = account.Id, ActorName = account.DisplayName }, account.Id), ct);
    }
}
