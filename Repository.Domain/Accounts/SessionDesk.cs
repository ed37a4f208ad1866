using Repository.Domain.Audit;
using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>What a person does with their own sessions.</summary>
public sealed class SessionDesk(Database database, AccountLimits limits)
{
    /// <summary>Signs another browser out.</summary>
    /// <returns>False if the person has no such session.</returns>
    public Task<bool> EndAsync(Guid accountId, Guid sessionId, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var ended = await SessionStore.EndAsync(session, accountId, sessionId, ct);
            if (ended)
            {
                await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SessionRevoked, by, sessionId), ct);
            }

            return ended;
        },
        ct);

    /// <summary>Signs all other browsers out.</summary>
    /// <returns>False if this one was signed out meanwhile.</returns>
    public Task<bool> EndOthersAsync(SignedInSession signedIn, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (!await SessionStore.HoldAsync(session, signedIn, ct))
            {
                return false;
            }

            var ended = await SessionStore.EndOthersAsync(session, signedIn.Account.Id, signedIn.Session.Id, ct);
            if (ended > 0)
            {
                var count = AuditFields.Count.Changed(null, ended.ToString(System.Globalization.CultureInfo.InvariantCulture));
                await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SessionsRevoked, by, signedIn.Account.Id) { Changes = [count] }, ct);
            }

            return true;
        },
        ct);

    /// <summary>Counts a try to confirm the session by its password.</summary>
    /// <returns>Null, or how long to wait.</returns>
    public Task<TimeSpan?> BeginCheckAsync(SignedInSession signedIn, CancellationToken ct) =>
        database.WriteAsync(session => AttemptStore.TryAsync(session, [Key(signedIn), AttemptKey.OfPasswords(signedIn.Account.Email, limits)], ct), ct);

    /// <summary>Nothing was compared, as too many were waiting: the try was none.</summary>
    public Task LeaveCheckAsync(SignedInSession signedIn, CancellationToken ct) => database.WriteAsync(session => AttemptStore.TakeBackAsync(session, Key(signedIn), ct), ct);

    /// <summary>Counts a new password, before it is hashed.</summary>
    /// <returns>Null, or how long to wait.</returns>
    public Task<TimeSpan?> BeginChangeAsync(SignedInSession signedIn, CancellationToken ct) =>
        database.WriteAsync(session => AttemptStore.TryAsync(session, [AttemptKey.OfPasswords(signedIn.Account.Email, limits)], ct), ct);

    /// <summary>The password was right: what is delicate may be done for a while, with a new secret.</summary>
    /// <returns>The secret.</returns>
    public Task<string> ConfirmAsync(SignedInSession signedIn, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            await AttemptStore.TakeBackAsync(session, Key(signedIn), ct);
            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SessionConfirmed, by, signedIn.Session.Id), ct);
            return await SessionStore.ConfirmAsync(session, signedIn.Session.Id, ct);
        },
        ct);

    public Task RefuseAsync(SignedInSession signedIn, AuditContext by, CancellationToken ct) =>
        database.WriteAsync(session => AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SessionConfirmationRefused, by, signedIn.Session.Id), ct), ct);

    private AttemptKey Key(SignedInSession signedIn) => new($"check {signedIn.Account.Id}", limits.OfAccount);
}
