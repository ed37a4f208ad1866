using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;
using Repository.Domain.Data;
using Xunit;

namespace Repository.TestSupport;

/// <summary>A private PostgreSQL server: started once in a test process, gone with it, however it ends.</summary>
public sealed class PostgresCluster
{
    private const string Superuser = "repository";
    private const string Template = "repository_template";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);
    private static readonly Lazy<Task<PostgresCluster?>> Started = new(StartAsync);

    private readonly NpgsqlConnectionStringBuilder address;
    private int created;

    private PostgresCluster(NpgsqlConnectionStringBuilder address) => this.address = address;

    /// <summary>The server. Where PostgreSQL is not installed, the test is skipped, or fails if <c>CI=true</c>; a quick run skips it too.</summary>
    public static async Task<PostgresCluster> StartedAsync()
    {
        if (Environment.GetEnvironmentVariable("REPOSITORY_TESTS") == "quick")
        {
            Assert.Skip("A quick run does without PostgreSQL");
        }

        if (await Started.Value is { } cluster)
        {
            return cluster;
        }

        const string Missing = "PostgreSQL's initdb and postgres are neither in PATH nor in /usr/lib/postgresql";
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(Missing);
        }

        Assert.Skip(Missing);
        return null;
    }

    /// <returns>The connection string of a new database with the whole schema.</returns>
    public Task<string> CreateDatabaseAsync() => CreateAsync($"template {Template}");

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
        if (OperatingSystem.IsWindows() || PostgresPrograms.Find() is not { } programs)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("repository-postgres-").FullName;
        var password = RandomNumberGenerator.GetHexString(32);
        await InitializeAsync(programs, folder, password);
        var port = FreePort();
        var server = Serve(programs, folder, port);
        var cluster = new PostgresCluster(new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = Superuser, Password = password, MaxPoolSize = 50 });
        await cluster.WaitUntilReadyAsync(server, folder);
        await cluster.MakeTemplateAsync();
        return cluster;
    }

    private static async Task InitializeAsync(PostgresPrograms programs, string folder, string password)
    {
        var passwordFile = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(passwordFile, password);
        await PostgresPrograms.GiveFolderAsync(folder);
        string[] initdb =
        [
            programs.InitDb, "--pgdata", DataFolder(folder), "--username", Superuser, "--pwfile", passwordFile,
            "--auth=password", "--encoding=UTF8", "--no-sync", "--no-instructions",
        ];
        try
        {
            // A language's order of words, unlike the bytes' order: SQL that forgets to state its collation is found out.
            await PostgresPrograms.RunAsync(PostgresPrograms.Unprivileged([.. initdb, "--locale=C", "--locale-provider=icu", "--icu-locale=en"]));
        }
        catch (InvalidOperationException)
        {
            // Before version 15, or built without ICU.
            await PostgresPrograms.RunAsync(PostgresPrograms.Unprivileged([.. initdb, "--locale=C"]));
        }
    }

    /// <summary>
    /// A shell holds the server and reads from this process. When this process ends, even by SIGKILL, the reading ends;
    /// the shell then stops its server and removes the folder.
    /// </summary>
    private static Process Serve(PostgresPrograms programs, string folder, int port)
    {
        const string Guardian = """
            folder="$1"; shift
            "$@" >"$folder/log" 2>&1 &
            server=$!
            cat >/dev/null
            kill -QUIT $server
            wait $server
            rm -rf "$folder"
            """;
        var start = PostgresPrograms.Unprivileged(
            ["/bin/sh", "-c", Guardian, "guardian", folder, programs.Postgres, "-D", DataFolder(folder), "-h", "127.0.0.1", "-p", $"{port}", .. Settings()]);
        start.RedirectStandardInput = true;
        var server = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(server);
        return server;
    }

    private static IEnumerable<string> Settings()
    {
        string[] settings =
        [
            "unix_socket_directories=", "max_connections=300", "shared_buffers=64MB",

            // Nothing of this outlives the process, so nothing needs the disk.
            "fsync=off", "synchronous_commit=off", "full_page_writes=off",
        ];
        return settings.SelectMany(setting => new[] { "-c", setting });
    }

    private static void Stop(Process server)
    {
        server.StandardInput.Close();
        server.WaitForExit(StopTimeout);
    }

    private async Task WaitUntilReadyAsync(Process server, string folder)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                await ExecuteAsync("select 1");
                return;
            }
            catch (NpgsqlException notReady) when (server.HasExited || waited.Elapsed > StartTimeout)
            {
                var log = Path.Combine(folder, "log");
                throw new InvalidOperationException($"PostgreSQL does not start: {(File.Exists(log) ? await File.ReadAllTextAsync(log) : "")}", notReady);
            }
            catch (NpgsqlException)
            {
            }
        }
    }

    private async Task MakeTemplateAsync()
    {
        await ExecuteAsync($"create database {Template}");
        await using var database = DatabaseFactory.Postgres(In(Template), TimeProvider.System);
        await new MigrationRunner(database, TimeProvider.System).RunAsync(CancellationToken.None);
    }

    private static string DataFolder(string folder) => Path.Combine(folder, "data");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
