using System.Globalization;
using System.Security.Cryptography;
using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

public sealed class AccountStore(Database database)
{
    /// <summary>Seven digits at most, which a person can read out.</summary>
    private const int LargestNumber = 9_999_999;

    private const string SelectById = $"""
        select {AccountRow.Columns}
        from   accounts a
        where  a.id = @id
        """;

    public Task<Account?> FindAsync(Guid id, CancellationToken ct) =>
        database.ReadAsync(session => FindAsync(session, id, ct), ct);

    public static async Task<Account?> FindAsync(DatabaseSession session, Guid id, CancellationToken ct) =>
        (await session.FirstOrDefaultAsync<AccountRow>(SelectById, new { id }, ct))?.ToAccount();

    private const string SelectByEmail = $"""
        select {AccountRow.Columns}
        from   accounts a
        where  a.email_key = @emailKey
        """;

    /// <summary>The account of that address in any case, confirmed or not, or null.</summary>
    public Task<Account?> FindByEmailAsync(string email, CancellationToken ct) =>
        database.ReadAsync(session => FindByEmailAsync(session, email, ct), ct);

    public static async Task<Account?> FindByEmailAsync(DatabaseSession session, string email, CancellationToken ct) =>
        (await session.FirstOrDefaultAsync<AccountRow>(SelectByEmail, new { emailKey = AccountKeys.OfEmail(email) }, ct))?.ToAccount();

    private const string SelectByNumber = $"""
        select {AccountRow.Columns}
        from   accounts a
        where  a.number = @number
        """;

    public async Task<Account?> FindByNumberAsync(int number, CancellationToken ct) =>
        (await database.ReadAsync(session => session.FirstOrDefaultAsync<AccountRow>(SelectByNumber, new { number }, ct), ct))?.ToAccount();

    private const string SelectNameOfOther = "select count(*) from accounts where name_key = @nameKey and id <> @exceptId";

    /// <summary>Whether somebody whose address is confirmed has the name, or one that looks like it.</summary>
    /// <param name="exceptId">Whose own it may be; <see cref="Guid.Empty"/> for somebody new.</param>
    public Task<bool> IsNameTakenAsync(string displayName, Guid exceptId, CancellationToken ct) =>
        database.ReadAsync(session => IsNameTakenAsync(session, displayName, exceptId, ct), ct);

    public static async Task<bool> IsNameTakenAsync(DatabaseSession session, string displayName, Guid exceptId, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<long>(SelectNameOfOther, new { nameKey = DisplayNames.Key(displayName), exceptId }, ct) > 0;

    private const string Insert = """
        insert into accounts (id, number, email, email_key, email_confirmed_at, display_name, name_key, password_hash, security_stamp, language,
                              created_at, updated_at, version)
        values (@id, @number, @email, @emailKey, @confirmedAt, @displayName, @nameKey, @passwordHash, @securityStamp, @language, @now, @now, 1)
        on     conflict do nothing
        """;

    /// <summary>Adds an account with a number that no other has.</summary>
    /// <returns>Null if the address is another's; or the name, of an account that is confirmed from the beginning.</returns>
    public static async Task<Account?> AddAsync(DatabaseSession session, NewAccount account, CancellationToken ct)
    {
        // Of ten million numbers few are taken: a second draw is rare, a fourth says that address or name are.
        for (var draw = 0; draw < 4; draw++)
        {
            var (id, number) = (Guid.CreateVersion7(), RandomNumberGenerator.GetInt32(1, LargestNumber + 1));
            var parameters = new
            {
                id,
                number,
                email = account.Email.Trim(),
                emailKey = AccountKeys.OfEmail(account.Email),
                confirmedAt = account.EmailConfirmed ? session.Now : (DateTimeOffset?)null,
                displayName = account.DisplayName,
                nameKey = NameKey(account.DisplayName, number, account.EmailConfirmed),
                passwordHash = account.PasswordHash,
                securityStamp = Secret.Create(),
                language = account.Language,
                now = session.Now,
            };
            if (await session.ExecuteAsync(Insert, parameters, ct) == 1)
            {
                return await FindAsync(session, id, ct);
            }
        }

        return null;
    }

    private const string UpdateVersion = """
        update accounts
        set    email = @email, email_key = @emailKey, email_confirmed_at = @emailConfirmedAt, display_name = @displayName, name_key = @nameKey,
               password_hash = @passwordHash, security_stamp = @securityStamp, language = @language,
               disabled_at = @disabledAt, disabled_reason = @disabledReason, updated_at = @now, version = version + 1
        where  id = @id and version = @version
        """;

    /// <summary>Writes the account as it is given.</summary>
    /// <returns>False if it has been written since the given version was read.</returns>
    /// <exception cref="System.Data.Common.DbException">Address or name are another's: look first, in the same transaction.</exception>
    public static async Task<bool> UpdateAsync(DatabaseSession session, Account account, CancellationToken ct) => await session.ExecuteAsync(
        UpdateVersion,
        new
        {
            id = account.Id,
            version = account.Version,
            email = account.Email,
            emailKey = AccountKeys.OfEmail(account.Email),
            emailConfirmedAt = account.EmailConfirmedAt,
            displayName = account.DisplayName,
            nameKey = NameKey(account.DisplayName, account.Number, account.EmailConfirmedAt is not null),
            passwordHash = account.PasswordHash,
            securityStamp = account.SecurityStamp,
            language = account.Language,
            disabledAt = account.DisabledAt,
            disabledReason = account.DisabledReason,
            now = session.Now,
        },
        ct) == 1;

    /// <summary>
    /// A name becomes an account's own with the confirmation of its address. Until then its key ends with the number of the account, so that it keeps the name
    /// from nobody: no key of a name holds a space.
    /// </summary>
    private static string NameKey(string displayName, int number, bool confirmed) =>
        confirmed ? DisplayNames.Key(displayName) : string.Create(CultureInfo.InvariantCulture, $"{DisplayNames.Key(displayName)} {number}");
}
