using System.Data.Common;
using System.Diagnostics.Metrics;
using Dapper;

namespace Repository.Domain.Data;

/// <summary>One connection, within a transaction where it writes. Every command of the program passes here, so they can be counted.</summary>
public sealed class DatabaseSession
{
    public const string MeterName = "Repository.Domain";
    public const string CommandCounterName = "repository.database.commands";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>(CommandCounterName, "{command}", "Commands sent to the database");

    private readonly DbConnection connection;
    private readonly DbTransaction? transaction;
    private readonly WriteLocks? locks;
    private readonly TimeProvider clock;
    private Action? afterCommit;

    internal DatabaseSession(DbConnection connection, DbTransaction? transaction, WriteLocks? locks, Dialect dialect, TimeProvider clock)
    {
        this.connection = connection;
        this.transaction = transaction;
        this.locks = locks;
        this.clock = clock;
        Dialect = dialect;
    }

    public Dialect Dialect { get; }

    /// <summary>The time as a column can hold it.</summary>
    public DateTimeOffset Now => clock.StorableNow();

    /// <exception cref="ArgumentException">A text among the parameters cannot be stored: <see cref="StorableText"/>.</exception>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken ct) =>
        (await connection.QueryAsync<T>(Command(sql, parameters, ct))).AsList();

    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters, CancellationToken ct) =>
        connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters, ct));

    /// <summary>Has something done as soon as the transaction is committed, and not if it fails. It must be quick and must not throw.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public void AfterCommit(Action action)
    {
        if (transaction is null)
        {
            throw new InvalidOperationException("nothing is committed here");
        }

        afterCommit += action;
    }

    internal void TellCommitted() => afterCommit?.Invoke();

    /// <returns>How many rows were added, changed or removed.</returns>
    public Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken ct) =>
        connection.ExecuteAsync(Command(sql, parameters, ct));

    internal void TakeAuditLog() => Locks.TakeAuditLog();

    internal void TakeChangeLog() => Locks.TakeChangeLog();

    private WriteLocks Locks => locks ?? throw new InvalidOperationException("what is logged belongs to a write's transaction");

    private CommandDefinition Command(string sql, object? parameters, CancellationToken ct)
    {
        Commands.Add(1);
        return new CommandDefinition(sql, parameters is null ? null : new CheckedParameters(parameters), transaction, cancellationToken: ct);
    }
}
