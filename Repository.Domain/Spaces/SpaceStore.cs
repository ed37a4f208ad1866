using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Spaces;

/// <summary>Spaces, read with the rights of whoever asks.</summary>
public sealed partial class SpaceStore(Database database)
{
    /// <summary>Whether whoever asks is a member.</summary>
    private const string IsMember = "exists (select 1 from space_members m where m.space_id = s.id and m.account_id = @accountId)";

    private const string SelectByName = $"""
        select {SpaceRow.Columns}, {IsMember} as is_member
        from   spaces s
        where  s.name = @name
        """;

    /// <summary>The space of that name; what the asker may do with it is for the policy table. Null if there is none, or none that a reader without an account shall hear of by being asked to sign in.</summary>
    public Task<SpaceCase?> FindAsync(string name, Actor actor, CancellationToken ct) => database.ReadAsync(session => FindAsync(session, name, actor, ct), ct);

    public static async Task<SpaceCase?> FindAsync(DatabaseSession session, string name, Actor actor, CancellationToken ct)
    {
        var row = await session.FirstOrDefaultAsync<SpaceRow>(SelectByName, new { name, accountId = IdOf(actor) }, ct);
        return row?.ToCase(session.Now) is { } found && IsKnownTo(found, actor) ? found : null;
    }

    private static string SelectByNames(Dialect dialect) => $"""
        select {SpaceRow.Columns}, {IsMember} as is_member
        from   spaces s
        where  s.name in {dialect.Texts("@names")}
        """;

    /// <summary>The spaces of those names as <see cref="FindAsync(DatabaseSession, string, Actor, CancellationToken)"/> finds each, in one command.</summary>
    internal static async Task<IReadOnlyDictionary<string, SpaceCase>> FindAllAsync(DatabaseSession session, IReadOnlyCollection<string> names, Actor actor, CancellationToken ct)
    {
        var rows = await session.QueryAsync<SpaceRow>(SelectByNames(session.Dialect), new { names = JsonRows.OfTexts(names), accountId = IdOf(actor) }, ct);
        return rows.Select(row => row.ToCase(session.Now)).Where(found => IsKnownTo(found, actor)).ToDictionary(found => found.Space.Name, StringComparer.Ordinal);
    }

    private static bool IsKnownTo(SpaceCase found, Actor actor) => actor.IsSignedIn || found.Space.Content.Visibility != SpaceVisibility.Invited;

    private const string Phase = "case when s.archived then 'archived' when s.closes_at <= @now then 'closed' when s.opens_at > @now then 'announced' else 'open' end";

    /// <summary>The policy table's line about knowing of a space, for many of them at once; a test compares it with the table.</summary>
    private static string Known(Dialect dialect) => $"""
        (s.visibility = 'public' or @seesAll
                or (@accountId <> '' and s.visibility in ('registered', 'members'))
                or s.name in {dialect.Texts("@facilitated")}
                or {IsMember})
        """;

    /// <summary>That, and what the filter asks.</summary>
    private readonly string where = $"""
        where  {Known(database.Dialect)}
        and    (@phase = '' or {Phase} = @phase)
        and    (not @mine or {IsMember})
        and    (select count(distinct t.dimension)
                from   space_terms t
                join   {database.Dialect.Rows("@terms", "dimension text, term_id text")} on given.dimension = t.dimension and given.term_id = t.term_id
                where  t.space_id = s.id) = @dimensions
        """;

    /// <summary>A page of the spaces that whoever asks may know of, and how many there are in all: open ones first, then those announced, then the last to close.</summary>
    public Task<(IReadOnlyList<SpaceCase> Page, int Total)> ListAsync(SpaceFilter filter, Actor actor, int skip, int take, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var now = session.Now;
            var parameters = Parameters(filter, actor, now, skip, take, parents: "[]");
            var total = await session.FirstOrDefaultAsync<int>($"select count(*) from spaces s {where}", parameters, ct);
            var rows = await session.QueryAsync<SpaceRow>(
                $"""
                select {SpaceRow.Columns}, {IsMember} as is_member
                from   spaces s
                {where}
                order  by case {Phase} when 'open' then 0 when 'announced' then 1 when 'closed' then 2 else 3 end, coalesce(s.closes_at, s.created_at) desc, s.name
                limit  @take offset @skip
                """,
                parameters,
                ct);
            return ((IReadOnlyList<SpaceCase>)[.. rows.Select(row => row.ToCase(now))], total);
        },
        ct);

    private static object Parameters(SpaceFilter filter, Actor actor, DateTimeOffset now, int skip, int take, string parents) => new
    {
        accountId = IdOf(actor),
        seesAll = actor.Is(Role.Administrator, []) || actor.Is(Role.Facilitator, []),
        facilitated = JsonRows.OfTexts(actor.Grants.Where(grant => grant.Role == Role.Facilitator && grant.Scope.Kind == ScopeKind.Space).Select(grant => grant.Scope.Id)),
        phase = filter.Phase is { } phase ? StoredName.Of(phase) : "",
        mine = filter.Mine,
        terms = JsonRows.Of(filter.Terms.Select(term => new { Dimension = term.Dimension.Name(), TermId = term.Id })),
        dimensions = filter.Terms.Select(term => term.Dimension).Distinct().Count(),
        parents,
        now,
        skip,
        take,
    };

    private const string SelectFacilitators = """
        select a.display_name
        from   role_grants g
        join   accounts a on a.id = g.account_id
        where  g.role = 'facilitator' and g.scope = 'space' and g.scope_id = @name and a.disabled_at is null
        order  by a.display_name, a.id
        limit  20
        """;

    /// <summary>The first of those who facilitate that space and not all of them, as they call themselves.</summary>
    public Task<IReadOnlyList<string>> FacilitatorsAsync(string name, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<string>(SelectFacilitators, new { name }, ct), ct);

    private static string IdOf(Actor actor) => actor.AccountId?.ToString("D") ?? "";
}
