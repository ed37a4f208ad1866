using Repository.Domain.Access;
using Repository.Domain.Data;
using Repository.Domain.Spaces;

namespace Repository.Domain.Discussions;

/// <summary>Threads and posts, read with the rights of whoever asks. What they may read of a space at all is asked of the policy table before.</summary>
public sealed partial class DiscussionStore(Database database)
{
    /// <summary>Posts at the top level on one page, and what answers one of them on a page of its own.</summary>
    public const int PageSize = 20;

    /// <summary>What answers a post is shown below it as far as this; the index <c>posts_opening</c> holds as many.</summary>
    public const int OpeningReplies = 5;

    private const string ThreadColumns = """
        t.id, t.number, t.space_id, t.kind, t.title, t.question, t.contribution_id, t.author_id, t.held, t.pinned, t.locked, t.accepted, t.created_at, t.last_at, t.posts, t.last_number, t.last_root
        """;

    private const string SelectThread = $"""
        select {ThreadColumns}, s.name as space_name
        from   threads t
        join   spaces s on s.id = t.space_id
        where  t.number = @number
        """;

    /// <summary>The thread of that number; what the asker may do with it is for the policy table.</summary>
    public Task<ThreadCase?> FindAsync(int number, Actor actor, CancellationToken ct) => database.ReadAsync(session => FindAsync(session, number, actor, ct), ct);

    internal static async Task<ThreadCase?> FindAsync(DatabaseSession session, int number, Actor actor, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<ThreadRow>(SelectThread, new { number }, ct) is { } row && await SpaceStore.FindAsync(session, row.SpaceName, actor, ct) is { } space
            ? new ThreadCase(row.ToThread(), space)
            : null;

    private static string SelectThreads(Dialect dialect) => $"""
        select {ThreadColumns}, s.name as space_name
        from   threads t
        join   {dialect.Rows("@rows", "number integer")} on t.number = given.number
        join   spaces s on s.id = t.space_id
        """;

    /// <summary>The threads of those numbers, in two commands.</summary>
    internal static async Task<IReadOnlyDictionary<int, ThreadCase>> FindAllAsync(DatabaseSession session, IReadOnlyCollection<int> numbers, Actor actor, CancellationToken ct)
    {
        var rows = await session.QueryAsync<ThreadRow>(SelectThreads(session.Dialect), new { rows = JsonRows.Of(numbers.Select(number => new { Number = number })) }, ct);
        var spaces = await SpaceStore.FindAllAsync(session, [.. rows.Select(row => row.SpaceName).Distinct(StringComparer.Ordinal)], actor, ct);
        return rows.Where(row => spaces.ContainsKey(row.SpaceName)).ToDictionary(row => row.Number, row => new ThreadCase(row.ToThread(), spaces[row.SpaceName]));
    }

    private const string PostColumns = """
        p.thread_id, p.number, p.parent_number, p.root, p.reply, p.author_id, p.language, p.body, p.state, p.replies, p.created_at, p.edited_at, p.version, p.removed_by, p.removed_at, p.reason
        """;

    private const string SelectPost = $"""
        select {PostColumns}
        from   posts p
        where  p.thread_id = @threadId and p.number = @number
        """;

    /// <summary>The post of that number in the thread of that one.</summary>
    public Task<PostCase?> FindAsync(int threadNumber, int number, Actor actor, CancellationToken ct) => database.ReadAsync(session => FindAsync(session, threadNumber, number, actor, ct), ct);

    internal static async Task<PostCase?> FindAsync(DatabaseSession session, int threadNumber, int number, Actor actor, CancellationToken ct) =>
        await FindAsync(session, threadNumber, actor, ct) is { } thread && await FindPostAsync(session, thread.Thread.Id, number, ct) is { } post ? new PostCase(post, thread) : null;

    internal static async Task<Post?> FindPostAsync(DatabaseSession session, Guid threadId, int number, CancellationToken ct) =>
        (await session.FirstOrDefaultAsync<PostRow>(SelectPost, new { threadId, number }, ct))?.ToPost();

    /// <summary>What others than those who moderate see of threads: those that are not held, and their own.</summary>
    private const string WhereListed = """
        where  t.space_id = @spaceId
        and    (not t.held or t.author_id = @accountId or @moderates)
        and    t.kind <> 'guiding'
        and    (not @unanswered or (t.kind = 'question' and t.accepted is null))
        """;

    private const string CountListed = $"select count(*) from threads t {WhereListed}";

    private const string SelectListed = $"""
        select {ThreadColumns}, coalesce(a.display_name, '') as author, coalesce(r.last_number, 0) as read_number
        from   threads t
        left join accounts a on a.id = t.author_id
        left join thread_reads r on r.thread_id = t.id and r.account_id = @accountId
        {WhereListed}
        order  by t.pinned desc, t.last_at desc, t.number desc
        limit  @take offset @skip
        """;

    /// <summary>A page of what people began in a space, pinned ones first, then by their last post, and how many there are in all.</summary>
    /// <param name="unanswered">Questions alone that have no accepted answer.</param>
    public Task<(IReadOnlyList<ListedThread> Page, int Total)> ListAsync(SpaceCase space, Actor actor, bool unanswered, int skip, int take, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var parameters = new { spaceId = space.Space.Id, accountId = IdOf(actor), moderates = Moderates(space, actor), unanswered, skip, take };
            var total = await session.FirstOrDefaultAsync<int>(CountListed, parameters, ct);
            var rows = await session.QueryAsync<ThreadRow>(SelectListed, parameters, ct);
            return ((IReadOnlyList<ListedThread>)[.. rows.Select(row => row.ToListed(actor))], total);
        },
        ct);

    private const string SelectGuiding = $"""
        select {ThreadColumns}, '' as author, coalesce(r.last_number, 0) as read_number
        from   threads t
        left join thread_reads r on r.thread_id = t.id and r.account_id = @accountId
        where  t.space_id = @spaceId and t.question is not null
        order  by t.question
        """;

    /// <summary>The questions that the space itself asks, in their order.</summary>
    public Task<IReadOnlyList<ListedThread>> GuidingAsync(SpaceCase space, Actor actor, CancellationToken ct) => database.ReadAsync<IReadOnlyList<ListedThread>>(
        async session => [.. (await session.QueryAsync<ThreadRow>(SelectGuiding, new { spaceId = space.Space.Id, accountId = IdOf(actor) }, ct)).Select(row => row.ToListed(actor))], ct);

    private const string ShownColumns = $"""
        {PostColumns}, a.display_name as author, pa.display_name as parent_author,
               exists (select 1 from role_grants g where g.account_id = p.author_id and g.role = 'facilitator' and (g.scope = 'everything' or (g.scope = 'space' and g.scope_id = @spaceName))) as is_facilitator
        """;

    private const string ShownJoins = """
        from   posts p
        join   accounts a on a.id = p.author_id
        left join posts pp on pp.thread_id = p.thread_id and pp.number = p.parent_number
        left join accounts pa on pa.id = pp.author_id
        """;

    /// <summary>What others than those who moderate see of posts: those that are not held, and their own.</summary>
    private const string IsSeen = "(p.state <> 'held' or p.author_id = @accountId or @moderates)";

    // The bound on reply is a constant, so that both databases know the index to hold all that is asked for.
    private const string SelectPage = $"""
        select {ShownColumns}
        {ShownJoins}
        where  p.thread_id = @threadId and p.root between @first and @last and p.reply <= 5 and {IsSeen}
        order  by p.root, p.reply
        """;

    /// <summary>A page of a thread: its posts at the top level from one place on, each with the first of what answers it. Three commands at any depth.</summary>
    /// <param name="page">From 1.</param>
    public Task<IReadOnlyList<ShownPost>> PageAsync(ThreadCase thread, int page, Actor actor, CancellationToken ct) =>
        ShownAsync(SelectPage, thread, actor, new Place(((page - 1) * PageSize) + 1, page * PageSize), ct);

    private const string SelectBranch = $"""
        select {ShownColumns}
        {ShownJoins}
        where  p.thread_id = @threadId and p.root = @root and (p.reply = 0 or p.reply between @first and @last) and {IsSeen}
        order  by p.reply
        """;

    /// <summary>A post at the top level, and a page of all that answers it.</summary>
    /// <param name="root"><see cref="Post.Root"/>.</param>
    public Task<IReadOnlyList<ShownPost>> BranchAsync(ThreadCase thread, int root, int page, Actor actor, CancellationToken ct) =>
        ShownAsync(SelectBranch, thread, actor, new Place(((page - 1) * PageSize) + 1, page * PageSize, root), ct);

    private const string SelectOne = $"""
        select {ShownColumns}
        {ShownJoins}
        where  p.thread_id = @threadId and p.number = @first and {IsSeen}
        """;

    /// <summary>One post, with what a page says beside it; null if the asker does not see it.</summary>
    public async Task<ShownPost?> ShownAsync(ThreadCase thread, int number, Actor actor, CancellationToken ct) =>
        (await ShownAsync(SelectOne, thread, actor, new Place(number, number), ct)).SingleOrDefault();

    private const string SelectUnread = $"""
        select p.number
        from   posts p
        left join thread_reads r on r.thread_id = p.thread_id and r.account_id = @accountId
        where  p.thread_id = @threadId and p.number > coalesce(r.last_number, 0) and p.author_id <> @accountId and p.state = 'visible'
        order  by p.root, p.reply
        limit  1
        """;

    /// <summary>Number of the first post that somebody has not read; null if there is none.</summary>
    public Task<int?> FirstUnreadAsync(ThreadCase thread, Actor actor, CancellationToken ct) =>
        database.ReadAsync(session => session.FirstOrDefaultAsync<int?>(SelectUnread, new { threadId = thread.Thread.Id, accountId = IdOf(actor) }, ct), ct);

    private const string SelectVersions = """
        select v.version, v.body, v.written_at
        from   post_versions v
        where  v.thread_id = @threadId and v.number = @number
        order  by v.version desc
        """;

    /// <summary>What a post said before, the latest first.</summary>
    public Task<IReadOnlyList<PostVersion>> VersionsAsync(Post post, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<PostVersion>(SelectVersions, new { post.ThreadId, post.Number }, ct), ct);

    /// <summary>Whether held threads and posts of the space are theirs to see.</summary>
    public static bool Moderates(SpaceCase space, Actor actor) =>
        PolicyTable.Named(PolicyTable.ModerateTalk).Decide(actor, space.Subject with { State = DiscussionStates.Of(space.Subject.State, TalkCondition.Plain) }) == AccessDecision.Allowed;

    private readonly string selectReactions = $"""
        select r.number, r.kind, count(*) as times, max(case when r.account_id = @accountId then 1 else 0 end) as own
        from   post_reactions r
        join   {database.Dialect.Rows("@numbers", "number integer")} on r.number = given.number
        where  r.thread_id = @threadId
        group  by r.number, r.kind
        """;

    private async Task<IReadOnlyList<ShownPost>> ShownAsync(string sql, ThreadCase thread, Actor actor, Place place, CancellationToken ct) => await database.ReadAsync<IReadOnlyList<ShownPost>>(
        async session =>
        {
            var parameters = new
            {
                threadId = thread.Thread.Id,
                spaceName = thread.Space.Space.Name,
                accountId = IdOf(actor),
                moderates = Moderates(thread.Space, actor),
                place.First,
                place.Last,
                place.Root,
            };
            var rows = await session.QueryAsync<PostRow>(sql, parameters, ct);
            var numbers = JsonRows.Of(rows.Select(row => new { row.Number }));
            var reactions = await session.QueryAsync<ReactionRow>(selectReactions, new { parameters.threadId, parameters.accountId, numbers }, ct);
            var byNumber = reactions.ToLookup(row => row.Number);
            return [.. rows.Select(row => row.ToShown(byNumber[row.Number]))];
        },
        ct);

    /// <param name="First">Of places, or the one number that is asked for.</param>
    private sealed record Place(int First, int Last, int Root = 0);

    private static string IdOf(Actor actor) => actor.AccountId?.ToString("D") ?? "";
}
