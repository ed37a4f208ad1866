using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Repository.Domain.Data;

/// <summary>Connections to one SQLite file, each set up the same way.</summary>
public sealed class SqliteDataSource : DbDataSource
{
    /// <summary>
    /// Write-ahead log: readers and the writer do not wait for each other. Full synchronisation: what was committed outlives a power cut.
    /// The driver's own waiting sleeps 150 ms at a time; the library's starts at 1 ms.
    /// </summary>
    private const string SetUp = """
        pragma busy_timeout = 5000;
        pragma journal_mode = wal;
        pragma synchronous = full;
        """;

    public SqliteDataSource(string path)
    {
        SqliteLibrary.Load();
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 5 }.ToString();
    }

    public override string ConnectionString { get; }

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override DbConnection OpenDbConnection()
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = SetUp;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The driver has no waiting that is not blocking, so nothing is gained by its own asynchronous opening.</summary>
    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(OpenDbConnection());
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ClosePool();
        }

        base.Dispose(disposing);
    }

    protected override ValueTask DisposeAsyncCore()
    {
        ClosePool();
        return base.DisposeAsyncCore();
    }

    private void ClosePool()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
