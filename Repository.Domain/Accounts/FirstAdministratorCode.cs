using System.Security.Cryptography;
using System.Text;
using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>The one-time code that the first start prints and that makes the person who enters it an administrator. Only its hash is kept.</summary>
public sealed class FirstAdministratorCode(Database database)
{
    private const string SettingName = "first-administrator-code";

    /// <summary>Douglas Crockford's base 32: no I, L, O or U, so that the code can be read out. See crockford.com/base32.html.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int GroupLength = 4;

    /// <summary>28 letters of 5 bits are 140: at least the 128 that cannot be guessed, in whole groups.</summary>
    private const int Length = 28;

    private const string InsertOnce = """
        insert into settings (name, value, updated_at, version)
        values (@name, @hash, @now, 1)
        on     conflict (name) do nothing
        """;

    /// <summary>The code in plain text on the first call ever; null on every later one, whether or not it has been used.</summary>
    public Task<string?> CreateAsync(CancellationToken ct)
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        return database.WriteAsync(
            async session => await session.ExecuteAsync(InsertOnce, new { name = SettingName, hash = Hash(code), now = session.Now }, ct) == 1 ? Grouped(code) : null,
            ct);
    }

    private const string SelectOpen = "select count(*) from settings where name = @name and value <> ''";

    /// <summary>Whether a code was given and never used.</summary>
    public Task<bool> IsOpenAsync(CancellationToken ct) =>
        database.ReadAsync(async session => await session.FirstOrDefaultAsync<long>(SelectOpen, new { name = SettingName }, ct) > 0, ct);

    private const string SelectRight = "select count(*) from settings where name = @name and value = @hash";

    /// <summary>Whether it is the code, which this does not use up.</summary>
    public static async Task<bool> IsRightAsync(DatabaseSession session, string code, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<long>(SelectRight, new { name = SettingName, hash = Hash(Normalized(code)) }, ct) > 0;

    private const string UseUp = """
        update settings
        set    value = '', updated_at = @now, version = version + 1
        where  name = @name and value = @hash
        """;

    /// <summary>Uses the code up, in the transaction that makes the administrator.</summary>
    /// <param name="code">As a person typed it: case, spaces and hyphens do not matter, nor do O for 0 and I or L for 1.</param>
    /// <returns>False if it is not the code, or was used before.</returns>
    /// <remarks>The hashes are compared by the database; that tells nothing of the code, as whoever guesses cannot choose a hash.</remarks>
    public static async Task<bool> UseAsync(DatabaseSession session, string code, CancellationToken ct) =>
        await session.ExecuteAsync(UseUp, new { name = SettingName, hash = Hash(Normalized(code)), now = session.Now }, ct) == 1;

    private static string Grouped(string code) => string.Join('-', code.Chunk(GroupLength).Select(group => new string(group)));

    private static string Normalized(string typed) => string.Concat(typed
        .Where(c => c != '-' && !char.IsWhiteSpace(c))
        .Select(c => char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var letter => letter }));

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
