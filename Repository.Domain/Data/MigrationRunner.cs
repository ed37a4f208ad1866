using System.Data.Common;

namespace Repository.Domain.Data;

/// <summary>Brings the database to this program's schema.</summary>
/// <remarks>
/// Each round takes the lock, reads what is applied and applies the next one, in one transaction.
/// So two programs that start at once share the work, and one that is killed leaves whole steps only.
/// </remarks>
public sealed class MigrationRunner(Database database, TimeProvider clock, IReadOnlyList<Migration> migrations)
{
    private const string CreateTable = """
        create table if not exists migrations (
            number     integer     not null primary key,
            name       text        not null,
            checksum   text        not null,
            applied_at timestamptz not null
        )
        """;

    private const string SelectApplied = """
        select number, name, checksum
        from   migrations
        order  by number
        """;

    private const string Insert = """
        insert into migrations (number, name, checksum, applied_at)
        values (@number, @name, @checksum, @appliedAt)
        """;

    public MigrationRunner(Database database, TimeProvider clock)
        : this(database, clock, Migration.All(database.Dialect))
    {
    }

    /// <returns>How many migrations this call applied.</returns>
    /// <exception cref="MigrationAlteredException">An applied migration is not the one that this program knows.</exception>
    /// <exception cref="DatabaseTooNewException">The database was used by a newer program.</exception>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var applied = 0;
        while (await ApplyNextAsync(ct))
        {
            applied++;
        }

        return applied;
    }

    /// <summary>What <see cref="RunAsync"/> would find wrong or have to do; empty if the schema is this program's.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken ct)
    {
        var applied = await database.ReadAsync(
            async session => await session.FirstOrDefaultAsync<string>(session.Dialect.SelectTable, new { name = "migrations" }, ct) is null
                ? []
                : await session.QueryAsync<AppliedMigration>(SelectApplied, parameters: null, ct),
            ct);
        return
        [
            .. Contradictions(applied).Select(problem => problem.Message),
            .. migrations.Skip(applied.Count).Select(migration => $"{migration} has not been applied"),
        ];
    }

    private async Task<bool> ApplyNextAsync(CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(database.Dialect.MigrationIsolation, ct);
        var session = new DatabaseSession(connection, transaction, new WriteLocks(), database.Dialect, clock);
        if (database.Dialect.LockMigrations is { Length: > 0 } takeLock)
        {
            await session.ExecuteAsync(takeLock, parameters: null, ct);
        }

        await session.ExecuteAsync(CreateTable, parameters: null, ct);
        var applied = await session.QueryAsync<AppliedMigration>(SelectApplied, parameters: null, ct);
        if (Contradictions(applied).FirstOrDefault() is { } problem)
        {
            throw problem;
        }

        var next = migrations.ElementAtOrDefault(applied.Count);
        if (next is not null)
        {
            await ApplyAsync(session, next, ct);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return next is not null;
    }

    private static async Task ApplyAsync(DatabaseSession session, Migration migration, CancellationToken ct)
    {
        try
        {
            await session.ExecuteAsync(migration.Sql, parameters: null, ct);
        }
        catch (DbException cause)
        {
            throw new MigrationFailedException(migration, cause);
        }

        await session.ExecuteAsync(Insert, new { migration.Number, migration.Name, migration.Checksum, appliedAt = session.Now }, ct);
    }

    private IEnumerable<Exception> Contradictions(IReadOnlyList<AppliedMigration> applied)
    {
        foreach (var (known, done) in migrations.Zip(applied))
        {
            if (known.Number != done.Number || known.Checksum != done.Checksum)
            {
                yield return new MigrationAlteredException(done, known);
            }
        }

        if (applied.Count > migrations.Count)
        {
            yield return new DatabaseTooNewException(applied[^1], migrations[^1]);
        }
    }
}
