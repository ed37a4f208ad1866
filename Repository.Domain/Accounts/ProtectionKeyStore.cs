using Repository.Domain.Data;

namespace Repository.Domain.Accounts;

/// <summary>The keys that protect form tokens and what forms carry. All nodes of a site share them; whoever reads the database can make such tokens.</summary>
public sealed class ProtectionKeyStore(Database database)
{
    private const string SelectAll = """
        select xml
        from   protection_keys
        order  by created_at, name
        """;

    /// <summary>The keys as they were written, oldest first.</summary>
    public Task<IReadOnlyList<string>> AllAsync(CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<string>(SelectAll, parameters: null, ct), ct);

    private const string SelectState = """
        select count(*) as keys, max(created_at) as newest_at
        from   protection_keys
        where  name like 'key-%'
        """;

    /// <summary>How many keys there are, revocations not counted.</summary>
    public async Task<ProtectionKeyState> StateAsync(CancellationToken ct) =>
        (await database.ReadAsync(session => session.FirstOrDefaultAsync<ProtectionKeyState>(SelectState, parameters: null, ct), ct))!;

    private const string Insert = """
        insert into protection_keys (name, xml, created_at)
        values (@name, @xml, @now)
        """;

    /// <summary>Adds a key, or the revocation of one.</summary>
    public Task AddAsync(string name, string xml, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(Insert, new { name, xml, now = session.Now }, ct), ct);
}

public sealed record ProtectionKeyState
{
    public required long Keys { get; init; }

    /// <summary>When the newest one was made; null if there is none.</summary>
    public DateTimeOffset? NewestAt { get; init; }
}
