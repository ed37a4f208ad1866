using System.Data;
using System.Data.Common;
using System.Globalization;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;

namespace Repository.Domain.Data;

/// <param name="Where">The table or row, in words that lead there.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record DatabaseFinding(string Where, string What)
{
    public override string ToString() => $"{Where}: {What}";
}

/// <summary>Looks for what no healthy database holds, whatever damaged it: a disk, a restore, a hand.</summary>
public sealed class DatabaseCheck(Database database, MigrationRunner migrations)
{
    private const string SelectLastChange = "select coalesce(max(sequence), 0) from changes";

    /// <returns>Empty if the database is sound.</returns>
    public async Task<IReadOnlyList<DatabaseFinding>> RunAsync(CancellationToken ct)
    {
        var schema = await CollectAsync("migrations", MigrationsAsync, ct);
        if (schema.Count > 0)
        {
            // Tables of another schema would only add findings that follow from this one.
            return schema;
        }

        var contributions = new ContributionCheck(database);
        return
        [
            .. await CollectAsync("database", SelfAsync, ct),
            .. await CollectAsync("changes", ChangesAsync, ct),
            .. await CollectAsync("contributions", contributions.PublicationsAsync, ct),
            .. await CollectAsync("publications", contributions.VersionsAsync, ct),
            .. await CollectAsync("revisions", contributions.RevisionsAsync, ct),
            .. await CollectAsync("revision_terms", contributions.TermsAsync, ct),
            .. await CollectAsync("audit_entries", new AuditCheck(database).RunAsync, ct),
        ];
    }

    /// <summary>A part that cannot be read is a finding like others, and the rest is looked at all the same.</summary>
    private static async Task<IReadOnlyList<DatabaseFinding>> CollectAsync(string where, Func<CancellationToken, Task<IReadOnlyList<DatabaseFinding>>> part, CancellationToken ct)
    {
        try
        {
            return await part(ct);
        }
        catch (Exception problem) when (problem is DbException or DataException)
        {
            return [new DatabaseFinding(where, $"cannot be read: {problem.Message}")];
        }
    }

    private async Task<IReadOnlyList<DatabaseFinding>> MigrationsAsync(CancellationToken ct) =>
        [.. (await migrations.ProblemsAsync(ct)).Select(problem => new DatabaseFinding("migrations", problem))];

    private Task<IReadOnlyList<DatabaseFinding>> SelfAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<DatabaseFinding>>(
        async session =>
        {
            var findings = new List<DatabaseFinding>();
            foreach (var check in database.Dialect.SelfChecks)
            {
                var lines = await session.QueryAsync<string>(check, parameters: null, ct);
                findings.AddRange(lines.Where(line => line != "ok").Select(line => new DatabaseFinding("database", line)));
            }

            return findings;
        },
        ct);

    /// <summary>A counter behind its rows, as a restore by hand leaves it, would number new changes below those that are applied already.</summary>
    private Task<IReadOnlyList<DatabaseFinding>> ChangesAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<DatabaseFinding>>(
        async session =>
        {
            var last = await session.FirstOrDefaultAsync<long>(SelectLastChange, parameters: null, ct);
            var counter = await session.FirstOrDefaultAsync<long>(database.Dialect.SelectLastSequence, parameters: null, ct);
            return counter >= last
                ? []
                : [new DatabaseFinding("changes", string.Create(CultureInfo.InvariantCulture, $"the next sequence number would be {counter + 1}, but the log has come to {last}"))];
        },
        ct);
}
