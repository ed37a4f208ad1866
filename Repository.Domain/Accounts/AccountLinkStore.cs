using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Domain.Accounts;

/// <summary>
/// Secrets of mailed links. A link is good once, for a time, and as long as neither password nor address of the account has changed;
/// only the one that undoes a change of address outlives both, as it is there for owners who have lost them to somebody else.
/// </summary>
public sealed class AccountLinkStore(Database database)
{
    private static readonly Dictionary<string, TimeSpan> Lifetimes = new(StringComparer.Ordinal)
    {
        [LinkPurposes.ConfirmEmail] = TimeSpan.FromHours(24),
        [LinkPurposes.ResetPassword] = TimeSpan.FromHours(1),
        [LinkPurposes.ConfirmNewEmail] = TimeSpan.FromHours(24),
        [LinkPurposes.UndoEmailChange] = FormerAddresses.HeldFor,
        [LinkPurposes.SignIn] = TimeSpan.FromMinutes(15),
    };

    private const string Insert = """
        insert into account_tokens (hash, account_id, purpose, payload, security_stamp, created_at, expires_at)
        values (@hash, @accountId, @purpose, @payload, @stamp, @now, @expires)
        """;

    /// <param name="since">When its time begins.</param>
    /// <returns>What the link is to hold. It is known here and there alone.</returns>
    public static async Task<string> IssueAsync(DatabaseSession session, Account account, string purpose, string payload, DateTimeOffset since, CancellationToken ct)
    {
        var secret = Secret.Create();
        var row = new
        {
            hash = Secret.Hash(secret),
            accountId = account.Id,
            purpose,
            payload,
            stamp = account.SecurityStamp,
            now = since,
            expires = since + Lifetimes[purpose],
        };
        await session.ExecuteAsync(Insert, row, ct);
        return secret;
    }

    /// <summary>Of a row named t, with its account a.</summary>
    private const string IsGood = $"""
        t.hash = @hash and t.purpose = @purpose and t.used_at is null and t.expires_at > @now
               and a.disabled_at is null and (t.security_stamp = a.security_stamp or t.purpose = '{LinkPurposes.UndoEmailChange}')
        """;

    private const string SelectGood = $"""
        select {AccountRow.Columns}, t.payload, t.created_at as token_created_at
        from   account_tokens t
        join   accounts a on a.id = t.account_id
        where  {IsGood}
        """;

    /// <summary>What the link would do, without using it up: programs that read mails follow links, too.</summary>
    public Task<AccountLink?> FindAsync(string secret, string purpose, CancellationToken ct) =>
        database.ReadAsync(session => FindAsync(session, secret, purpose, ct), ct);

    public static async Task<AccountLink?> FindAsync(DatabaseSession session, string secret, string purpose, CancellationToken ct)
    {
        var row = await session.FirstOrDefaultAsync<LinkRow>(SelectGood, new { hash = Secret.Hash(secret), purpose, now = session.Now }, ct);
        return row is null ? null : new AccountLink(row.ToAccount(), purpose, row.Payload, row.TokenCreatedAt);
    }

    private const string MarkUsed = "update account_tokens set used_at = @now where hash = @hash and used_at is null";

    private const string MarkAlikeUsed = """
        update account_tokens
        set    used_at = @now
        where  account_id = @accountId and purpose = @purpose and payload = @payload and used_at is null
        """;

    /// <summary>Uses the link up, and those of later attempts to send the same mail with it. Of two at once one wins.</summary>
    /// <returns>Null if it is not good any more.</returns>
    public static async Task<AccountLink?> UseAsync(DatabaseSession session, string secret, string purpose, CancellationToken ct)
    {
        if (await FindAsync(session, secret, purpose, ct) is not { } link || await session.ExecuteAsync(MarkUsed, new { hash = Secret.Hash(secret), now = session.Now }, ct) != 1)
        {
            return null;
        }

        await session.ExecuteAsync(MarkAlikeUsed, new { accountId = link.Account.Id, purpose, payload = link.Payload, now = session.Now }, ct);
        return link;
    }

    private const string VoidOthers = $"""
        update account_tokens
        set    used_at = @now
        where  account_id = @accountId and used_at is null and (purpose <> '{LinkPurposes.UndoEmailChange}' or created_at > @since)
        """;

    /// <summary>
    /// Makes all links of the account void but those that undo changes before a time: what somebody did after they took the account over does not
    /// outlive its undoing, and what was done before can still be undone.
    /// </summary>
    public static Task VoidAsync(DatabaseSession session, Guid accountId, DateTimeOffset since, CancellationToken ct) =>
        session.ExecuteAsync(VoidOthers, new { accountId, since, now = session.Now }, ct);

    private sealed record LinkRow : AccountRow
    {
        public required string Payload { get; init; }

        public required DateTimeOffset TokenCreatedAt { get; init; }
    }
}
