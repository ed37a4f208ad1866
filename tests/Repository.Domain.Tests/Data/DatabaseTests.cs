using System.Data.Common;
using Npgsql;
using Repository.Domain.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Data;

/// <summary>A test class with a fresh database of its kind for every test.</summary>
public abstract class DatabaseTests(DatabaseKind kind) : IAsyncLifetime
{
    private TestDatabase? test;

    protected DatabaseKind Kind { get; } = kind;

    protected TestDatabase Test => test!;

    protected Database Database => Test.Database;

    protected TestClock Clock => Test.Clock;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => test = await CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (test is not null)
        {
            await test.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected virtual Task<TestDatabase> CreateAsync() => TestDatabase.CreateAsync(Kind);

    /// <summary>Another way to the same database, for what looks over the shoulder of a program.</summary>
    protected DbDataSource OpenSource() => Kind == DatabaseKind.Sqlite ? new SqliteDataSource(Test.Address) : NpgsqlDataSource.Create(Test.Address);

    protected Task<int> ExecuteAsync(string sql, object? parameters = null) => Database.WriteAsync(session => session.ExecuteAsync(sql, parameters, Ct), Ct);

    protected Task<T?> ScalarAsync<T>(string sql, object? parameters = null) => Database.ReadAsync(session => session.FirstOrDefaultAsync<T>(sql, parameters, Ct), Ct);
}
