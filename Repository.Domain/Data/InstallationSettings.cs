namespace Repository.Domain.Data;

/// <summary>Small texts that belong to the installation: they move with its database, not with its folder.</summary>
public sealed class InstallationSettings(Database database)
{
    private const string SelectValue = """
        select value
        from   settings
        where  name = @name
        """;

    private const string Upsert = """
        insert into settings (name, value, updated_at, version)
        values (@name, @value, @now, 1)
        on     conflict (name) do update
        set    value = excluded.value, updated_at = excluded.updated_at, version = settings.version + 1
        """;

    public Task<string?> FindAsync(string name, CancellationToken ct) =>
        database.ReadAsync(session => session.FirstOrDefaultAsync<string>(SelectValue, new { name }, ct), ct);

    /// <summary>Adds or replaces the setting.</summary>
    public Task SaveAsync(string name, string value, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(Upsert, new { name, value, now = session.Now }, ct), ct);
}
