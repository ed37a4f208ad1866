using Repository.Domain.Data;

namespace Repository.Domain.Organisations;

/// <summary>Who belongs where, to read. <see cref="MembershipDesk"/> writes.</summary>
public sealed class MembershipStore(Database database)
{
    private const string SelectOfAccount = $"""
        select {MembershipRow.Columns}
        from   memberships m
        left   join organisations o on o.id = m.organisation_id
        where  m.account_id = @accountId
        order  by m.asked_at desc, m.id desc
        limit  100
        """;

    /// <summary>All of a person's, whatever became of them, the newest first; a hundred at most.</summary>
    public Task<IReadOnlyList<Membership>> OfAsync(Guid accountId, CancellationToken ct) => database.ReadAsync(session => OfAsync(session, accountId, ct), ct);

    public static async Task<IReadOnlyList<Membership>> OfAsync(DatabaseSession session, Guid accountId, CancellationToken ct) =>
        [.. (await session.QueryAsync<MembershipRow>(SelectOfAccount, new { accountId }, ct)).Select(row => row.ToMembership())];

    private const string SelectCurrent = $"""
        select {MembershipRow.Columns}
        from   memberships m
        join   organisations o on o.id = m.organisation_id
        where  m.account_id = @accountId and m.state = 'current'
        """;

    /// <summary>The one that the person belongs to now, or null.</summary>
    public Task<Membership?> CurrentAsync(Guid accountId, CancellationToken ct) => database.ReadAsync(session => CurrentAsync(session, accountId, ct), ct);

    public static async Task<Membership?> CurrentAsync(DatabaseSession session, Guid accountId, CancellationToken ct) =>
        (await session.FirstOrDefaultAsync<MembershipRow>(SelectCurrent, new { accountId }, ct))?.ToMembership();

    private const string SelectWaiting = $"""
        select {MembershipRow.Columns}, a.number as person_number, a.display_name, a.email
        from   memberships m
        join   accounts a on a.id = m.account_id
        left   join organisations o on o.id = m.organisation_id
        """;

    private const string SelectWaitingPage = $"""
        {SelectWaiting}
        where  m.state = 'asked' and a.disabled_at is null
        order  by m.asked_at, m.id
        limit  @take offset @skip
        """;

    private const string CountWaiting = """
        select count(*)
        from   memberships m
        join   accounts a on a.id = m.account_id
        where  m.state = 'asked' and a.disabled_at is null
        """;

    /// <summary>What staff have to decide, what waits longest first, and how many there are in all.</summary>
    public Task<(IReadOnlyList<WaitingMembership> Page, int Total)> WaitingAsync(int skip, int take, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var total = await session.FirstOrDefaultAsync<int>(CountWaiting, parameters: null, ct);
            var rows = await session.QueryAsync<WaitingRow>(SelectWaitingPage, new { skip, take }, ct);
            return ((IReadOnlyList<WaitingMembership>)[.. rows.Select(row => row.ToWaiting())], total);
        },
        ct);

    public Task<int> CountWaitingAsync(CancellationToken ct) => database.ReadAsync(session => session.FirstOrDefaultAsync<int>(CountWaiting, parameters: null, ct), ct);

    private const string SelectWaitingOne = $"""
        {SelectWaiting}
        where  m.id = @id and m.state = 'asked'
        """;

    /// <summary>Null if there is none, or it has been decided.</summary>
    public async Task<WaitingMembership?> FindWaitingAsync(Guid id, CancellationToken ct) =>
        (await database.ReadAsync(session => session.FirstOrDefaultAsync<WaitingRow>(SelectWaitingOne, new { id }, ct), ct))?.ToWaiting();

    private const string PublicMembers = """
        from   memberships m
        join   accounts a on a.id = m.account_id
        join   profiles p on p.account_id = m.account_id
        where  m.organisation_id = @organisationId and m.state = 'current' and a.disabled_at is null and a.email_confirmed_at is not null
        and    p.public_parts like '%"organisation"%'
        """;

    /// <summary>Members who let everybody see where they belong, by name, and how many these are.</summary>
    public Task<(IReadOnlyList<PublicMember> Page, int Total)> PublicMembersAsync(Guid organisationId, int skip, int take, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var parameters = new { organisationId, skip, take };
            var total = await session.FirstOrDefaultAsync<int>($"select count(*) {PublicMembers}", parameters, ct);
            return (await session.QueryAsync<PublicMember>($"select a.number, a.display_name {PublicMembers} order by a.name_key, a.number limit @take offset @skip", parameters, ct), total);
        },
        ct);

    private const string CountMembers = "select count(*) from memberships where organisation_id = @organisationId and state = 'current'";

    public Task<int> CountMembersAsync(Guid organisationId, CancellationToken ct) =>
        database.ReadAsync(session => session.FirstOrDefaultAsync<int>(CountMembers, new { organisationId }, ct), ct);

    private sealed record WaitingRow : MembershipRow
    {
        public required int PersonNumber { get; init; }

        public required string DisplayName { get; init; }

        public required string Email { get; init; }

        public WaitingMembership ToWaiting() => new(ToMembership(), PersonNumber, DisplayName, Email);
    }
}

/// <summary>A member as everybody sees them.</summary>
public sealed record PublicMember
{
    public required int Number { get; init; }

    public required string DisplayName { get; init; }
}
