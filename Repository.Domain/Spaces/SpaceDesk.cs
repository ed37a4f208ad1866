using Repository.Domain.Access;
using Repository.Domain.Data;

namespace Repository.Domain.Spaces;

/// <summary>Opening, changing, joining and leaving. Each asks the policy table within the transaction that writes, of the space as it is then.</summary>
public sealed partial class SpaceDesk(Database database)
{
    private const string Insert = """
        insert into space_members (space_id, account_id, joined_at)
        values (@spaceId, @accountId, @now)
        on     conflict (space_id, account_id) do nothing
        """;

    /// <returns>False if they may not: it was closed to them meanwhile.</returns>
    public Task<bool> JoinAsync(string name, Actor actor, CancellationToken ct) => MoveAsync(name, PolicyTable.JoinSpace, Insert, actor, ct);

    private const string Delete = "delete from space_members where space_id = @spaceId and account_id = @accountId";

    /// <returns>False if they are no member.</returns>
    public Task<bool> LeaveAsync(string name, Actor actor, CancellationToken ct) => MoveAsync(name, PolicyTable.LeaveSpace, Delete, actor, ct);

    private Task<bool> MoveAsync(string name, string policy, string sql, Actor actor, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (await SpaceStore.FindAsync(session, name, actor, ct) is not { } found || PolicyTable.Named(policy).Decide(actor, found.Subject) != AccessDecision.Allowed)
            {
                return false;
            }

            await session.ExecuteAsync(sql, new { spaceId = found.Space.Id, accountId = actor.AccountId, now = session.Now }, ct);
            return true;
        },
        ct);
}
