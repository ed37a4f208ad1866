using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Data;

namespace Repository.Domain.Discussions;

/// <summary>What waits for those who moderate discussions, read with their rights.</summary>
public sealed class ModerationStore(Database database)
{
    /// <summary>The policy table's line about moderating, for the spaces of many posts at once; a test compares it with the table.</summary>
    private readonly string isModerated = $"""
        (@all
         or s.name in {database.Dialect.Texts("@spaces")}
         or (s.visibility in ('public', 'registered')
             and (@moderatesAll
                  or exists (select 1
                             from   space_terms st
                             join   {database.Dialect.Rows("@terms", "dimension text, term_id text")} on given.dimension = st.dimension and given.term_id = st.term_id
                             where  st.space_id = s.id))))
        """;

    /// <summary>Held posts, and those with an open report, by when they began to wait.</summary>
    private string Waiting => $"""
        from   (select h.thread_id, h.number, h.created_at as since from posts h where h.state = 'held'
                union all
                select r.thread_id, r.number, min(r.at) as since
                from   post_reports r
                join   posts v on v.thread_id = r.thread_id and v.number = r.number and v.state = 'visible'
                where  r.closed_at is null
                group  by r.thread_id, r.number) w
        join   threads t on t.id = w.thread_id
        join   spaces s on s.id = t.space_id
        where  {isModerated}
        """;

    /// <summary>How many wait for somebody.</summary>
    public Task<int> CountAsync(Actor actor, CancellationToken ct) =>
        database.ReadAsync(session => session.FirstOrDefaultAsync<int>($"select count(*) {Waiting}", Parameters(actor, 0, 0), ct), ct);

    /// <summary>A page of what waits for somebody, what waits longest first, and how many there are in all. Six commands, however many.</summary>
    public Task<(IReadOnlyList<WaitingPost> Page, int Total)> PageAsync(Actor actor, int skip, int take, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var parameters = Parameters(actor, skip, take);
            var total = await session.FirstOrDefaultAsync<int>($"select count(*) {Waiting}", parameters, ct);
            var places = await session.QueryAsync<PlaceRow>($"select t.number as thread_number, w.thread_id, w.number {Waiting} order by w.since, w.thread_id, w.number limit @take offset @skip", parameters, ct);
            var threads = await DiscussionStore.FindAllAsync(session, [.. places.Select(place => place.ThreadNumber).Distinct()], actor, ct);
            var rows = JsonRows.Of(places.Select(place => new { place.ThreadId, place.Number }));
            var posts = (await session.QueryAsync<PostRow>(SelectPosts(session.Dialect), new { rows }, ct)).ToDictionary(row => (row.ThreadId, row.Number));
            var reports = (await session.QueryAsync<ReportRow>(SelectReports(session.Dialect), new { rows }, ct)).ToLookup(row => (row.ThreadId, row.Number));
            return ((IReadOnlyList<WaitingPost>)
            [
                .. places.Where(place => posts.ContainsKey((place.ThreadId, place.Number)) && threads.ContainsKey(place.ThreadNumber)).Select(place => new WaitingPost
                {
                    Shown = posts[(place.ThreadId, place.Number)].ToShown([]),
                    Thread = threads[place.ThreadNumber],
                    Reports = [.. reports[(place.ThreadId, place.Number)].Select(row => new PostReport(StoredName.Parse<ReportReason>(row.Reason), row.Note))],
                }),
            ], total);
        },
        ct);

    private static string SelectPosts(Dialect dialect) => $"""
        select p.thread_id, p.number, p.parent_number, p.root, p.reply, p.author_id, p.language, p.body, p.state, p.replies, p.created_at, p.edited_at, p.version,
               p.removed_by, p.removed_at, p.reason, a.display_name as author
        from   posts p
        join   {dialect.Rows("@rows", "thread_id text, number integer")} on p.thread_id = given.thread_id and p.number = given.number
        join   accounts a on a.id = p.author_id
        """;

    private static string SelectReports(Dialect dialect) => $"""
        select r.thread_id, r.number, r.reason, r.note
        from   post_reports r
        join   {dialect.Rows("@rows", "thread_id text, number integer")} on r.thread_id = given.thread_id and r.number = given.number
        where  r.closed_at is null
        order  by r.at, r.account_id
        """;

    private static object Parameters(Actor actor, int skip, int take)
    {
        var scopes = actor.Grants.ToLookup(grant => grant.Role, grant => grant.Scope);
        return new
        {
            all = actor.Is(Role.Administrator, []) || actor.Is(Role.Facilitator, []),
            spaces = JsonRows.OfTexts(scopes[Role.Facilitator].Where(scope => scope.Kind == ScopeKind.Space).Select(scope => scope.Id)),
            moderatesAll = actor.Is(Role.Moderator, []),
            terms = JsonRows.Of(scopes[Role.Moderator].Where(scope => scope.Kind is ScopeKind.Theme or ScopeKind.Region).Select(scope => new { Dimension = StoredName.Of(scope.Kind), TermId = scope.Id })),
            skip,
            take,
        };
    }

    private sealed record PlaceRow
    {
        public required int ThreadNumber { get; init; }

        public required Guid ThreadId { get; init; }

        public required int Number { get; init; }
    }

    private sealed record ReportRow
    {
        public required Guid ThreadId { get; init; }

        public required int Number { get; init; }

        public required string Reason { get; init; }

        public required string Note { get; init; }
    }
}
