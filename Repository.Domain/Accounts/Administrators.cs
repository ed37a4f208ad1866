using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>Keeps the site from losing its last administrator. Whatever takes the role, or the way in, from somebody holds and asks first.</summary>
public static class Administrators
{
    /// <summary>
    /// Writes the rows and changes nothing: of two transactions that would each take one of two administrators away, the second waits and is run again.
    /// Without it, each would see the other one's still there.
    /// </summary>
    private const string Hold = "update role_grants set granted_at = granted_at where role = 'administrator'";

    public static Task HoldAsync(DatabaseSession session, CancellationToken ct) => session.ExecuteAsync(Hold, parameters: null, ct);

    private const string CountOne = """
        select count(*)
        from   accounts a
        join   role_grants g on g.account_id = a.id and g.role = 'administrator'
        where  a.id = @accountId and a.disabled_at is null and a.email_confirmed_at is not null
        """;

    /// <summary>Whether the person is one now, and may sign in. Call <see cref="HoldAsync"/> first, in the same transaction.</summary>
    public static async Task<bool> IsOneAsync(DatabaseSession session, Guid accountId, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<int>(CountOne, new { accountId }, ct) > 0;

    private const string CountOthers = """
        select count(*)
        from   accounts a
        where  a.id <> @accountId and a.disabled_at is null and a.email_confirmed_at is not null
        and    a.id in (select account_id from role_grants where role = 'administrator')
        """;

    /// <summary>Whether an administrator who may sign in is left without that person. Call <see cref="HoldAsync"/> first, in the same transaction.</summary>
    public static async Task<bool> RemainWithoutAsync(DatabaseSession session, Guid accountId, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<int>(CountOthers, new { accountId }, ct) > 0;
}
