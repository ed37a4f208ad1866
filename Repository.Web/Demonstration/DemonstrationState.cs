using Repository.Domain.Data;

namespace Repository.Web.Demonstration;

/// <summary>Whether this site is one to try things out on. Once its database is, it stays so: the demonstration's people and their password are in it.</summary>
public sealed class DemonstrationState(Database database)
{
    private const string Setting = "demonstration";

    /// <summary>Known once the site is prepared.</summary>
    public bool IsOn { get; private set; }

    private const string SelectSetting = "select value from settings where name = @name";

    public async Task LoadAsync(CancellationToken ct) =>
        IsOn = await database.ReadAsync(session => session.FirstOrDefaultAsync<string>(SelectSetting, new { name = Setting }, ct), ct) is not null;

    private const string InsertOnce = """
        insert into settings (name, value, updated_at, version)
        values (@name, 'on', @now, 1)
        on     conflict (name) do nothing
        """;

    /// <returns>False if the database is a demonstration's already.</returns>
    public async Task<bool> BeginAsync(DatabaseSession session, CancellationToken ct) =>
        IsOn = await session.ExecuteAsync(InsertOnce, new { name = Setting, now = session.Now }, ct) == 1;
}
