using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

public sealed class SessionStore(Database database)
{
    private const string Insert = """
        insert into sessions (id, token_hash, account_id, created_at, password_at, seen_at, kept, address, user_agent)
        values (@id, @tokenHash, @accountId, @now, @now, @now, @kept, @address, @userAgent)
        """;

    /// <summary>More than anybody uses at once.</summary>
    private const int MostOfAccount = 50;

    private const string DeleteOldest = """
        delete from sessions
        where  account_id = @accountId and id <> @id
        and    id not in (select id from sessions where account_id = @accountId and id <> @id order by seen_at desc, id desc limit @others)
        """;

    /// <summary>Opens a session for someone whose password, or link, was right.</summary>
    /// <remarks>Of too many that the person has, those end that were not used for longest.</remarks>
    /// <param name="kept">Its cookie outlasts the browser's own session.</param>
    /// <returns>Its id, and the secret for the cookie: it is known here and there alone.</returns>
    public static async Task<(Guid Id, string Token)> OpenAsync(DatabaseSession session, Guid accountId, string address, string userAgent, bool kept, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var token = Secret.Create();
        await session.ExecuteAsync(Insert, new { id, tokenHash = Secret.Hash(token), accountId, now = session.Now, kept, address, userAgent }, ct);
        await session.ExecuteAsync(DeleteOldest, new { accountId, id, others = MostOfAccount - 1 }, ct);
        return (id, token);
    }

    private const string SelectByToken = $"""
        select {AccountRow.Columns}, s.id as session_id, s.created_at as session_created_at, s.password_at, s.seen_at, s.kept, s.address, s.user_agent,
               (select count(*) from notices n where n.account_id = a.id and n.read_at is null) as unread
        from   sessions s
        join   accounts a on a.id = s.account_id
        where  s.token_hash = @tokenHash
        """;

    private const string Touch = "update sessions set seen_at = @now where id = @id and seen_at < @now";

    /// <summary>The session that a cookie's secret opens, if it has not ended and its person may sign in; else null.</summary>
    public async Task<SignedInSession?> FindAsync(string token, CancellationToken ct)
    {
        var (found, now) = await database.ReadAsync(
            async session =>
            {
                var row = await session.FirstOrDefaultAsync<SessionRow>(SelectByToken, new { tokenHash = Secret.Hash(token) }, ct);
                return (row is null ? null : new SignedInSession(row.ToSession(), row.ToAccount(), await RoleStore.OfAsync(session, row.Id, ct)) { Unread = row.Unread }, session.Now);
            },
            ct);
        if (found is null || !found.Account.MaySignIn || SessionLimits.Of(found.Grants).Ended(found.Session, now))
        {
            return null;
        }

        if (now - found.Session.SeenAt >= SessionLimits.SeenPrecision)
        {
            await database.WriteAsync(session => session.ExecuteAsync(Touch, new { id = found.Session.Id, now }, ct), ct);
        }

        return found;
    }

    private const string Hold = "update sessions set seen_at = seen_at where id = @id and account_id = @accountId";

    /// <summary>
    /// Call it first in a transaction for what a signed-in person asked for: the session was looked up when the request began, which may have waited since,
    /// and whoever ended it meanwhile must have the last word.
    /// </summary>
    /// <returns>False if it has ended.</returns>
    public static async Task<bool> HoldAsync(DatabaseSession session, SignedInSession signedIn, CancellationToken ct) =>
        await session.ExecuteAsync(Hold, new { id = signedIn.Session.Id, accountId = signedIn.Account.Id }, ct) == 1;

    private const string SelectOfAccount = """
        select id, account_id, created_at, password_at, seen_at, kept, address, user_agent
        from   sessions
        where  account_id = @accountId
        order  by seen_at desc, id
        limit  @count
        """;

    /// <summary>A person's sessions, last used first.</summary>
    public Task<IReadOnlyList<Session>> OfAsync(Guid accountId, int count, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<Session>(SelectOfAccount, new { accountId, count }, ct), ct);

    private const string Renew = "update sessions set token_hash = @tokenHash, password_at = case when @confirmed then @now else password_at end where id = @id";

    /// <summary>Gives the session a new secret, as what it may do has changed: whoever knew the old one has nothing.</summary>
    public static Task<string> RenewAsync(DatabaseSession session, Guid id, CancellationToken ct) => RenewAsync(session, id, confirmed: false, ct);

    /// <summary>The password was asked for just now; the session has a new secret.</summary>
    public static Task<string> ConfirmAsync(DatabaseSession session, Guid id, CancellationToken ct) => RenewAsync(session, id, confirmed: true, ct);

    private static async Task<string> RenewAsync(DatabaseSession session, Guid id, bool confirmed, CancellationToken ct)
    {
        var token = Secret.Create();
        await session.ExecuteAsync(Renew, new { id, tokenHash = Secret.Hash(token), confirmed, now = session.Now }, ct);
        return token;
    }

    private const string Delete = "delete from sessions where id = @id and account_id = @accountId";

    /// <returns>False if the person has no such session.</returns>
    public static async Task<bool> EndAsync(DatabaseSession session, Guid accountId, Guid id, CancellationToken ct) =>
        await session.ExecuteAsync(Delete, new { id, accountId }, ct) == 1;

    private const string DeleteOthers = "delete from sessions where account_id = @accountId and id <> @keptId";

    /// <summary>Ends all sessions of a person but one.</summary>
    /// <param name="keptId"><see cref="Guid.Empty"/> keeps none.</param>
    public static Task<int> EndOthersAsync(DatabaseSession session, Guid accountId, Guid keptId, CancellationToken ct) =>
        session.ExecuteAsync(DeleteOthers, new { accountId, keptId }, ct);

    private sealed record SessionRow : AccountRow
    {
        public required Guid SessionId { get; init; }

        public required DateTimeOffset SessionCreatedAt { get; init; }

        public required DateTimeOffset PasswordAt { get; init; }

        public required DateTimeOffset SeenAt { get; init; }

        public required bool Kept { get; init; }

        public required string Address { get; init; }

        public required string UserAgent { get; init; }

        public required int Unread { get; init; }

        public Session ToSession() => new()
        {
            Id = SessionId,
            AccountId = Id,
            CreatedAt = SessionCreatedAt,
            PasswordAt = PasswordAt,
            SeenAt = SeenAt,
            Kept = Kept,
            Address = Address,
            UserAgent = UserAgent,
        };
    }
}
