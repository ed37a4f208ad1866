using Repository.Domain.Data;

namespace Repository.TestSupport;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>A fresh database that is thrown away with this.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> remove;

    private TestDatabase(Database database, TestClock clock, string address, Func<Task> remove)
    {
        Database = database;
        Clock = clock;
        Address = address;
        this.remove = remove;
    }

    public Database Database { get; }

    public TestClock Clock { get; }

    /// <summary>Path of the SQLite file, or PostgreSQL's connection string.</summary>
    public string Address { get; }

    /// <summary>With the whole schema.</summary>
    public static Task<TestDatabase> CreateAsync(DatabaseKind kind) =>
        kind == DatabaseKind.Sqlite ? SqliteAsync(SqliteTemplate.CopyToAsync) : PostgresAsync(cluster => cluster.CreateDatabaseAsync());

    /// <summary>Without any table.</summary>
    public static Task<TestDatabase> CreateEmptyAsync(DatabaseKind kind) =>
        kind == DatabaseKind.Sqlite ? SqliteAsync(_ => Task.CompletedTask) : PostgresAsync(cluster => cluster.CreateEmptyDatabaseAsync());

    /// <summary>Another program's view of the same database.</summary>
    public Database OpenAnother() =>
        Database.Dialect == Dialect.Sqlite ? DatabaseFactory.Sqlite(Address, Clock) : DatabaseFactory.Postgres(Address, Clock);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await remove();
    }

    private static async Task<TestDatabase> SqliteAsync(Func<string, Task> fill)
    {
        var folder = Directory.CreateTempSubdirectory("repository-test-");
        var path = Path.Combine(folder.FullName, DatabaseFactory.SqliteFileName);
        try
        {
            await fill(path);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }

        var clock = new TestClock();
        return new TestDatabase(DatabaseFactory.Sqlite(path, clock), clock, path, RemoveAsync);

        Task RemoveAsync()
        {
            folder.Delete(recursive: true);
            return Task.CompletedTask;
        }
    }

    private static async Task<TestDatabase> PostgresAsync(Func<PostgresCluster, Task<string>> create)
    {
        var cluster = await PostgresCluster.StartedAsync();
        var address = await create(cluster);
        var clock = new TestClock();
        return new TestDatabase(DatabaseFactory.Postgres(address, clock), clock, address, () => cluster.DropDatabaseAsync(address));
    }
}
