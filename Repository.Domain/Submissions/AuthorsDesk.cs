using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Domain.Submissions;

/// <summary>
/// What those who write or read a contribution with its owner may do. The owner alone says so, and is asked for once more in the transaction that writes;
/// in which states, the policy table has said before. There is always one owner.
/// </summary>
public sealed class AuthorsDesk(Database database)
{
    private const string UpdateRole = "update contribution_authors set role = @role where contribution_id = @contributionId and account_id = @accountId and role <> 'owner' and role <> @role";

    /// <summary>Lets somebody write, or only read; for the owner there is <see cref="HandOverAsync"/>.</summary>
    public Task<AuthorsOutcome> SetRoleAsync(Guid contributionId, Guid accountId, AuthorRole role, AuditContext by, CancellationToken ct) => AsOwnerAsync(
        contributionId,
        by,
        async session =>
        {
            if (role == AuthorRole.Owner || await AuthorStore.RoleAsync(session, contributionId, accountId, ct) is null or AuthorRole.Owner)
            {
                return AuthorsOutcome.NotFound;
            }

            if (await session.ExecuteAsync(UpdateRole, new { contributionId, accountId, role = StoredName.Of(role) }, ct) > 0)
            {
                await NoteAsync(session, contributionId, accountId, "role-changed", role, by, ct);
            }

            return AuthorsOutcome.Done;
        },
        ct);

    /// <summary>Takes anybody but the owner off it, and tells them.</summary>
    public Task<AuthorsOutcome> RemoveAsync(Guid contributionId, Guid accountId, AuditContext by, CancellationToken ct) => AsOwnerAsync(
        contributionId,
        by,
        async session =>
        {
            if (!await RemoveAsync(session, contributionId, accountId, ct))
            {
                return AuthorsOutcome.NotFound;
            }

            await SubmissionNotices.TellAuthorAsync(session, contributionId, accountId, NoticeKind.TakenOff, by, ct);
            await NoteAsync(session, contributionId, accountId, "removed", role: null, by, ct);
            return AuthorsOutcome.Done;
        },
        ct);

    private const string SetRole = "update contribution_authors set role = @role where contribution_id = @contributionId and account_id = @accountId";

    /// <summary>To an editor; whoever was the owner stays as an editor.</summary>
    public Task<AuthorsOutcome> HandOverAsync(Guid contributionId, Guid accountId, AuditContext by, CancellationToken ct) => AsOwnerAsync(
        contributionId,
        by,
        async session =>
        {
            if (await AuthorStore.RoleAsync(session, contributionId, accountId, ct) != AuthorRole.Editor)
            {
                return AuthorsOutcome.NotFound;
            }

            await session.ExecuteAsync(SetRole, new { contributionId, accountId = by.ActorId, role = StoredName.Of(AuthorRole.Editor) }, ct);
            await session.ExecuteAsync(SetRole, new { contributionId, accountId, role = StoredName.Of(AuthorRole.Owner) }, ct);
            await SubmissionNotices.TellAuthorAsync(session, contributionId, accountId, NoticeKind.OwnerNow, by, ct);
            await NoteAsync(session, contributionId, accountId, "handed-over", AuthorRole.Owner, by, ct);
            return AuthorsOutcome.Done;
        },
        ct);

    /// <summary>Goes by oneself; an owner hands it over first.</summary>
    public Task<AuthorsOutcome> LeaveAsync(Guid contributionId, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            AuditLog.Announce(session);
            var leaver = by.ActorId ?? throw new ArgumentException("nobody is signed in", nameof(by));
            if (await AuthorStore.RoleAsync(session, contributionId, leaver, ct) == AuthorRole.Owner)
            {
                return AuthorsOutcome.IsOwner;
            }

            if (!await RemoveAsync(session, contributionId, leaver, ct))
            {
                return AuthorsOutcome.NotFound;
            }

            await SubmissionNotices.TellOwnerAsync(session, contributionId, NoticeKind.AuthorLeft, by, ct);
            await NoteAsync(session, contributionId, leaver, "left", role: null, by, ct);
            return AuthorsOutcome.Done;
        },
        ct);

    /// <param name="accountId">Who writes or reads it now, or no more.</param>
    internal static Task NoteAsync(DatabaseSession session, Guid contributionId, Guid? accountId, string cause, AuthorRole? role, AuditContext by, CancellationToken ct)
    {
        var entry = new AuditEntry(AuditEvents.AuthorsChanged, by, contributionId)
        {
            Changes =
            [
                AuditFields.Cause.Changed(null, cause),
                .. accountId is { } member ? [AuditFields.Member.Changed(null, member.ToString("D"))] : Array.Empty<AuditChange>(),
                .. role is { } given ? [AuditFields.Role.Changed(null, StoredName.Of(given))] : Array.Empty<AuditChange>(),
            ],
        };
        return AuditLog.AppendAsync(session, entry, ct);
    }

    private Task<AuthorsOutcome> AsOwnerAsync(Guid contributionId, AuditContext by, Func<DatabaseSession, Task<AuthorsOutcome>> act, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            AuditLog.Announce(session);
            return by.ActorId is { } asker && await AuthorStore.RoleAsync(session, contributionId, asker, ct) == AuthorRole.Owner ? await act(session) : AuthorsOutcome.NotFound;
        },
        ct);

    private const string Delete = "delete from contribution_authors where contribution_id = @contributionId and account_id = @accountId and role <> 'owner'";

    private static async Task<bool> RemoveAsync(DatabaseSession session, Guid contributionId, Guid accountId, CancellationToken ct) =>
        await session.ExecuteAsync(Delete, new { contributionId, accountId }, ct) > 0;
}
