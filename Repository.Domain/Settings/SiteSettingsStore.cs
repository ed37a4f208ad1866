using System.Text.Encodings.Web;
using System.Text.Json;
using Repository.Domain.Audit;
using Repository.Domain.Data;

namespace Repository.Domain.Settings;

/// <summary>The settings in one row: they are changed and read together.</summary>
public sealed class SiteSettingsStore(Database database)
{
    private const string Name = "site";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Select = """
        select value, version
        from   settings
        where  name = @name
        """;

    public Task<SiteSettings> FindAsync(CancellationToken ct) => database.ReadAsync(session => FindAsync(session, ct), ct);

    private const string Write = """
        insert into settings (name, value, updated_at, version)
        values (@name, @value, @now, 1)
        on     conflict (name) do update
        set    value = excluded.value, updated_at = excluded.updated_at, version = settings.version + 1
        where  settings.version = @version
        """;

    /// <summary>Writes them, with an entry in the audit log for each that changes.</summary>
    /// <param name="changed">With the version that the change was made on.</param>
    /// <exception cref="ArgumentException">They have <see cref="SiteSettings.Faults"/>.</exception>
    public Task<SettingsOutcome> ChangeAsync(SiteSettings changed, AuditContext by, CancellationToken ct)
    {
        if (changed.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException($"the settings have faults: {string.Join(", ", faults)}", nameof(changed));
        }

        return database.WriteAsync(session => ChangeAsync(session, changed, by, ct), ct);
    }

    private static async Task<SettingsOutcome> ChangeAsync(DatabaseSession session, SiteSettings changed, AuditContext by, CancellationToken ct)
    {
        var current = await FindAsync(session, ct);
        if (current.Version != changed.Version)
        {
            return new SettingsOutcome.Stale(current);
        }

        if (current == changed)
        {
            return new SettingsOutcome.Unchanged();
        }

        var row = new { name = Name, value = JsonSerializer.Serialize(changed, Json), now = session.Now, version = changed.Version };
        if (await session.ExecuteAsync(Write, row, ct) == 0)
        {
            return new SettingsOutcome.Stale(await FindAsync(session, ct));
        }

        foreach (var (setting, before, after) in Differences(current, changed))
        {
            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SettingsChanged, by, setting) { Changes = [AuditFields.Setting.Changed(before, after)] }, ct);
        }

        return new SettingsOutcome.Changed();
    }

    private static async Task<SiteSettings> FindAsync(DatabaseSession session, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<Row>(Select, new { name = Name }, ct) is { } row
            ? JsonSerializer.Deserialize<SiteSettings>(row.Value, Json)! with { Version = row.Version }
            : SiteSettings.Default;

    private static IEnumerable<(string Setting, string Before, string After)> Differences(SiteSettings before, SiteSettings after)
    {
        (string Setting, string Before, string After)[] all =
        [
            ("contact-address", before.ContactAddress, after.ContactAddress),
            ("registration", Registration(before), Registration(after)),
            ("sender-name", before.SenderName, after.SenderName),
        ];
        return all.Where(one => one.Before != one.After);

        static string Registration(SiteSettings settings) => settings.RegistrationOpen ? "open" : "closed";
    }

    private sealed record Row
    {
        public required string Value { get; init; }

        public required long Version { get; init; }
    }
}
