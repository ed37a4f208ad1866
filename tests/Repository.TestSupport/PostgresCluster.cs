using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Repository.Domain.Data;
using Xunit;

namespace Repository.TestSupport;

/// <summary>A private PostgreSQL, started once in a test process and gone with it, that hands out databases.</summary>
public sealed class PostgresCluster
{
    private const string Template = "repository_template";
    private const string Missing = "PostgreSQL's initdb and postgres are neither in PATH nor in /usr/lib/postgresql";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<PostgresCluster?>> Started = new(StartAsync);

    private readonly NpgsqlConnectionStringBuilder address;
    private int created;

    private PostgresCluster(NpgsqlConnectionStringBuilder address) => this.address = address;

    /// <summary>The server. Where PostgreSQL is not installed, the test is skipped, or fails if <c>CI=true</c>.</summary>
    public static async Task<PostgresCluster> StartedAsync()
    {
        var cluster = await Started.Value;
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.True(cluster is not null, Missing);
        }

        Assert.SkipWhen(cluster is null, Missing);
        return cluster!;
    }

    /// <returns>The connection string of a new database with the whole schema.</returns>
    public Task<string> CreateDatabaseAsync() => CreateAsync($"template {Template} strategy file_copy");

    public Task<string> CreateEmptyDatabaseAsync() => CreateAsync("");

    public Task DropDatabaseAsync(string connectionString) =>
        ExecuteAsync($"""drop database if exists "{new NpgsqlConnectionStringBuilder(connectionString).Database}" with (force)""");

    private async Task<string> CreateAsync(string from)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref created)}");
        await ExecuteAsync($"create database {name} {from}");
        return In(name);
    }

    private string In(string database) => new NpgsqlConnectionStringBuilder(address.ConnectionString) { Database = database }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(In("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresCluster?> StartAsync()
    {
        if (PostgresPrograms.Find() is not { } programs)
        {
            return null;
        }

        var password = RandomNumberGenerator.GetHexString(32);
        var server = await PostgresServer.StartAsync(programs, password);
        var cluster = new PostgresCluster(new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = server.Port, Username = PostgresServer.Superuser, Password = password, MaxPoolSize = 50 });
        await cluster.WaitUntilReadyAsync(server);
        await cluster.MakeTemplateAsync();
        return cluster;
    }

    private async Task WaitUntilReadyAsync(PostgresServer server)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                await ExecuteAsync("select 1");
                return;
            }
            catch (NpgsqlException notReady) when (server.HasEnded)
            {
                throw new InvalidOperationException($"PostgreSQL does not start: {await server.LastWordsAsync()}", notReady);
            }
            catch (NpgsqlException) when (waited.Elapsed < StartTimeout)
            {
                // It refuses connections until it is up.
            }
        }
    }

    private async Task MakeTemplateAsync()
    {
        await ExecuteAsync($"create database {Template}");
        await using var database = DatabaseFactory.Postgres(In(Template), TimeProvider.System);
        await new MigrationRunner(database, TimeProvider.System).RunAsync(CancellationToken.None);
    }
}
