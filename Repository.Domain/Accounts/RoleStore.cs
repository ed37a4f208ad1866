using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

public sealed class RoleStore(Database database)
{
    private const string SelectOfAccount = """
        select id, role, scope, scope_id, granted_by, granted_at
        from   role_grants
        where  account_id = @accountId
        order  by role, scope, scope_id
        """;

    public Task<IReadOnlyList<RoleGrant>> OfAsync(Guid accountId, CancellationToken ct) =>
        database.ReadAsync(session => OfAsync(session, accountId, ct), ct);

    public static async Task<IReadOnlyList<RoleGrant>> OfAsync(DatabaseSession session, Guid accountId, CancellationToken ct) =>
        [.. (await session.QueryAsync<GrantRow>(SelectOfAccount, new { accountId }, ct)).Select(row => row.ToGrant())];

    private const string InsertOnce = """
        insert into role_grants (id, account_id, role, scope, scope_id, granted_by, granted_at)
        values (@id, @accountId, @role, @scope, @scopeId, @grantedBy, @now)
        on     conflict (account_id, role, scope, scope_id) do nothing
        """;

    /// <returns>False if the person has it already.</returns>
    public static async Task<bool> GrantAsync(DatabaseSession session, Guid accountId, RoleGrant grant, CancellationToken ct) => await session.ExecuteAsync(
        InsertOnce,
        new
        {
            id = Guid.CreateVersion7(),
            accountId,
            role = StoredName.Of(grant.Role),
            scope = StoredName.Of(grant.Scope.Kind),
            scopeId = grant.Scope.Id,
            grantedBy = grant.GrantedBy,
            now = session.Now,
        },
        ct) == 1;

    private const string Delete = "delete from role_grants where id = @id and account_id = @accountId";

    /// <returns>False if the person has no such grant.</returns>
    public static async Task<bool> RevokeAsync(DatabaseSession session, Guid accountId, Guid id, CancellationToken ct) =>
        await session.ExecuteAsync(Delete, new { id, accountId }, ct) == 1;

    private sealed record GrantRow
    {
        public required Guid Id { get; init; }

        public required string Role { get; init; }

        public required string Scope { get; init; }

        public required string ScopeId { get; init; }

        public Guid? GrantedBy { get; init; }

        public required DateTimeOffset GrantedAt { get; init; }

        public RoleGrant ToGrant() => new(StoredName.Parse<Role>(Role), new Scope(StoredName.Parse<ScopeKind>(Scope), ScopeId))
        {
            Id = Id,
            GrantedBy = GrantedBy,
            GrantedAt = GrantedAt,
        };
    }
}
