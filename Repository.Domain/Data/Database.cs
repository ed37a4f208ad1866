using System.Data.Common;

namespace Repository.Domain.Data;

/// <summary>The one way to the database: reads on a connection, writes in a transaction.</summary>
public sealed class Database(DbDataSource source, Dialect dialect) : IAsyncDisposable
{
    public Dialect Dialect { get; } = dialect;

    public Task<T> ReadAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken ct) => throw new NotSupportedException(source.ToString());

    /// <summary>Runs the work in one transaction; it is repeated from the start where the database reports a conflict, so it must not act outside.</summary>
    public Task<T> WriteAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken ct) => throw new NotSupportedException();

    public Task WriteAsync(Func<DatabaseSession, Task> work, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => source.DisposeAsync();
}

/// <summary>One connection, within a transaction where it writes. Every command of the program passes here, so they can be counted.</summary>
public sealed class DatabaseSession
{
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken ct) => throw new NotSupportedException();

    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters, CancellationToken ct) => throw new NotSupportedException();

    public Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken ct) => throw new NotSupportedException();
}

public sealed class Dialect;
