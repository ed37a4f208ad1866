using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>Forms whose session had ended, kept for whoever signed in then, until they are sent again.</summary>
public sealed class KeptFormStore(Database database)
{
    /// <summary>Long enough to be interrupted, short enough that nobody else finds it.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    /// <summary>More than anybody has open; the oldest go first.</summary>
    public const int MostOfAccount = 20;

    private const string DeleteExpired = "delete from kept_forms where expires_at <= @now";

    private const string Insert = """
        insert into kept_forms (id, account_id, address, fields, created_at, expires_at)
        values (@id, @accountId, @address, @fields, @now, @expiresAt)
        """;

    private const string DeleteBeyond = """
        delete from kept_forms
        where  account_id = @accountId
        and    id not in (select id from kept_forms where account_id = @accountId order by created_at desc, id desc limit @most)
        """;

    /// <param name="fields">As JSON.</param>
    /// <returns>Its id.</returns>
    public Task<Guid> KeepAsync(Guid accountId, string address, string fields, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var (id, now) = (Guid.CreateVersion7(), session.Now);
            await session.ExecuteAsync(DeleteExpired, new { now }, ct);
            await session.ExecuteAsync(Insert, new { id, accountId, address, fields, now, expiresAt = now + KeptFor }, ct);
            await session.ExecuteAsync(DeleteBeyond, new { accountId, most = MostOfAccount }, ct);
            return id;
        },
        ct);

    private const string SelectFields = """
        select fields
        from   kept_forms
        where  id = @id and account_id = @accountId and address = @address and expires_at > @now
        """;

    /// <returns>The fields, or null if there is no such form of that person at that address, or no longer.</returns>
    public Task<string?> FindAsync(Guid accountId, Guid id, string address, CancellationToken ct) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<string>(SelectFields, new { id, accountId, address, now = session.Now }, ct), ct);

    private const string SelectAny = "select id from kept_forms where account_id = @accountId and address = @address limit 1";

    private const string DeleteOfAddress = "delete from kept_forms where account_id = @accountId and address = @address";

    /// <summary>Forgets what was kept for a form that was sent. Where nothing was, nothing is written.</summary>
    public async Task ForgetAsync(Guid accountId, string address, CancellationToken ct)
    {
        if (await database.ReadAsync(session => session.FirstOrDefaultAsync<string>(SelectAny, new { accountId, address }, ct), ct) is not null)
        {
            await database.WriteAsync(session => session.ExecuteAsync(DeleteOfAddress, new { accountId, address }, ct), ct);
        }
    }
}
