using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>Browsers in which a person has signed in before. Being known opens nothing: it only keeps others' failures from counting there.</summary>
public static class KnownDevices
{
    /// <summary>Browsers keep no cookie longer.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(400);

    private const string SelectOne = "select count(*) from known_devices where hash = @hash and account_id = @accountId";

    public static async Task<bool> IsKnownAsync(DatabaseSession session, Guid accountId, string? secret, CancellationToken ct) =>
        secret is not null && await session.FirstOrDefaultAsync<long>(SelectOne, new { hash = Secret.Hash(secret), accountId }, ct) > 0;

    private const string Touch = "update known_devices set seen_at = @now where hash = @hash and account_id = @accountId";

    private const string Insert = """
        insert into known_devices (hash, account_id, created_at, seen_at)
        values (@hash, @accountId, @now, @now)
        """;

    /// <summary>More than anybody signs in with.</summary>
    private const int MostOfAccount = 20;

    private const string DeleteOldest = """
        delete from known_devices
        where  account_id = @accountId and hash <> @hash
        and    hash not in (select hash from known_devices where account_id = @accountId and hash <> @hash order by seen_at desc, hash limit @others)
        """;

    /// <summary>Knows the browser from now on; of too many that the person has, those are forgotten that were not used for longest.</summary>
    /// <param name="secret">What its cookie holds. One that is not this person's already is not taken over: somebody else may have put it there.</param>
    /// <returns>What the cookie is to hold.</returns>
    public static async Task<string> RememberAsync(DatabaseSession session, Guid accountId, string? secret, CancellationToken ct)
    {
        if (secret is not null && await session.ExecuteAsync(Touch, new { hash = Secret.Hash(secret), accountId, now = session.Now }, ct) == 1)
        {
            return secret;
        }

        var created = Secret.Create();
        await session.ExecuteAsync(Insert, new { hash = Secret.Hash(created), accountId, now = session.Now }, ct);
        await session.ExecuteAsync(DeleteOldest, new { hash = Secret.Hash(created), accountId, others = MostOfAccount - 1 }, ct);
        return created;
    }

    private const string DeleteOthers = "delete from known_devices where account_id = @accountId and hash <> @kept";

    /// <summary>After password or address changed: whoever knew the old one may have signed in anywhere.</summary>
    /// <param name="kept">What the cookie of the one browser holds that stays known; null if none does.</param>
    public static Task ForgetOthersAsync(DatabaseSession session, Guid accountId, string? kept, CancellationToken ct) =>
        session.ExecuteAsync(DeleteOthers, new { accountId, kept = kept is null ? "" : Secret.Hash(kept) }, ct);
}
