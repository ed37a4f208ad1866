using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>Accounts that were registered and whose address nobody has confirmed. They reserve nothing for good.</summary>
public static class WaitingAccounts
{
    /// <summary>Longer than the mails with their links are tried and good.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private const int RemovedAtOnce = 200;

    /// <summary>Rows that such an account can have; the account itself comes last.</summary>
    private static readonly string[] Deletes =
    [
        "delete from account_tokens where account_id = @id",
        "delete from known_devices where account_id = @id",
        "delete from sessions where account_id = @id",
        "delete from kept_forms where account_id = @id",
        "delete from role_grants where account_id = @id",
        "delete from accounts where id = @id and email_confirmed_at is null and disabled_at is null",
    ];

    public static async Task RemoveAsync(DatabaseSession session, Guid id, CancellationToken ct)
    {
        foreach (var delete in Deletes)
        {
            await session.ExecuteAsync(delete, new { id }, ct);
        }
    }

    private const string SelectLapsed = """
        select id
        from   accounts
        where  email_confirmed_at is null and disabled_at is null and updated_at < @before
        order  by updated_at, id
        limit  @count
        """;

    /// <summary>Removes those that nobody has confirmed or registered again for a week, so many at a time that no other writer waits for long.</summary>
    /// <returns>Whether there may be more.</returns>
    public static async Task<bool> RemoveLapsedAsync(DatabaseSession session, CancellationToken ct)
    {
        var lapsed = await session.QueryAsync<Guid>(SelectLapsed, new { before = session.Now - KeptFor, count = RemovedAtOnce }, ct);
        foreach (var id in lapsed)
        {
            await RemoveAsync(session, id, ct);
        }

        return lapsed.Count == RemovedAtOnce;
    }
}
