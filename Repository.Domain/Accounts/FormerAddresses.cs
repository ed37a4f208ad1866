using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>Addresses that accounts had before a change that can still be undone. Nobody else gets them meanwhile: the way back would be barred.</summary>
public static class FormerAddresses
{
    /// <summary>As long as the link that undoes the change.</summary>
    public static readonly TimeSpan HeldFor = TimeSpan.FromDays(7);

    private const string Insert = """
        insert into former_addresses (account_id, email_key, left_at, held_until)
        values (@accountId, @emailKey, @now, @heldUntil)
        on     conflict do nothing
        """;

    /// <summary>Call it after the mail that tells of the change was added: its link goes by the mail's time.</summary>
    public static Task AddAsync(DatabaseSession session, Account before, CancellationToken ct) => session.ExecuteAsync(
        Insert, new { accountId = before.Id, emailKey = AccountKeys.OfEmail(before.Email), now = session.Now, heldUntil = session.Now + HeldFor }, ct);

    private const string CountOfOthers = """
        select count(*)
        from   former_addresses
        where  email_key = @emailKey and held_until > @now and account_id <> @accountId
        """;

    /// <param name="accountId">For whom it is not held back, if it is theirs; <see cref="Guid.Empty"/> for somebody new.</param>
    public static async Task<bool> IsHeldFromAsync(DatabaseSession session, string email, Guid accountId, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<long>(CountOfOthers, new { emailKey = AccountKeys.OfEmail(email), now = session.Now, accountId }, ct) > 0;

    private const string CountOne = """
        select count(*)
        from   former_addresses
        where  account_id = @accountId and email_key = @emailKey and left_at >= @askedAt and held_until > @now
        """;

    /// <summary>Whether the change that a mail of that moment tells of can still be undone.</summary>
    public static async Task<bool> CanGoBackAsync(DatabaseSession session, Guid accountId, string email, DateTimeOffset askedAt, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<long>(CountOne, new { accountId, emailKey = AccountKeys.OfEmail(email), askedAt, now = session.Now }, ct) > 0;

    private const string DeleteSince = "delete from former_addresses where account_id = @accountId and left_at >= @since";

    /// <summary>The change of that moment is undone, and with it all later ones.</summary>
    public static Task UndoneAsync(DatabaseSession session, Guid accountId, DateTimeOffset since, CancellationToken ct) =>
        session.ExecuteAsync(DeleteSince, new { accountId, since }, ct);
}
