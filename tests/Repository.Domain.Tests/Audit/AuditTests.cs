using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Audit;

/// <summary>A test class that writes entries.</summary>
public abstract class AuditTests(DatabaseKind kind) : DatabaseTests(kind)
{
    protected static readonly Guid Actor = Guid.Parse("0197a000-0000-7000-8000-000000000001");
    protected static readonly Guid Other = Guid.Parse("0197a000-0000-7000-8000-000000000002");

    protected static AuditContext Person { get; } = new() { ActorId = Actor, ActorName = "Amina Diallo", Address = "192.0.2.7", Agent = "Firefox/140.0", RequestId = "R4Q0" };

    protected AuditLog Log => new(Database);

    protected Task AppendAsync(params AuditEntry[] entries) => Database.WriteAsync(
        async session =>
        {
            foreach (var entry in entries)
            {
                await AuditLog.AppendAsync(session, entry, Ct);
            }
        },
        Ct);

    /// <summary>Entries with a personal part and without, with changes and without.</summary>
    protected static IEnumerable<AuditEntry> Entries(int count) => Enumerable.Range(1, count).Select(i => (i % 3) switch
    {
        0 => new AuditEntry(AuditEvents.SettingsChanged, AuditContext.Program, "name") { Changes = [AuditFields.Setting.Changed(Number(i), Number(i + 1))] },
        1 => new AuditEntry(AuditEvents.ProfileChanged, Person, Actor) { Changes = [AuditFields.DisplayName.Changed("Amina", $"Amina {Number(i)}")] },
        _ => new AuditEntry(AuditEvents.RoleGranted, Person, Other) { Changes = [AuditFields.Role.Changed(null, "moderator"), AuditFields.Reason.Changed(null, Number(i))] },
    });

    protected async Task<IReadOnlyList<AuditRecord>> AllAsync() => (await Log.PageAsync(new AuditFilter(), before: null, count: 10_000, Ct)).Records;

    protected Task<IReadOnlyList<DatabaseFinding>> FindingsAsync() => new DatabaseCheck(Database, new MigrationRunner(Database, Clock)).RunAsync(Ct);

    /// <summary>As the chain is made, written once more: each part after its length.</summary>
    protected static string Hash(params string?[] parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(parts.Select(part => part is null ? "-:\n" : $"{Number(part.Length)}:{part}\n")))));

    protected static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
