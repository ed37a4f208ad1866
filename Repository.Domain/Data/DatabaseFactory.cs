using System.Data.Common;
using Npgsql;

namespace Repository.Domain.Data;

public static class DatabaseFactory
{
    public const string SqliteFileName = "repository.db";

    private static readonly string[] PostgresSchemes = ["postgres", "postgresql"];

    /// <exception cref="ArgumentException">The connection string is not one of PostgreSQL.</exception>
    public static Database Create(DatabaseOptions options, TimeProvider clock) =>
        string.IsNullOrWhiteSpace(options.ConnectionString)
            ? Sqlite(Path.Combine(options.DataFolder, SqliteFileName), clock)
            : Postgres(options.ConnectionString, clock);

    /// <param name="path">The file; its folder is made if need be, open to nobody else.</param>
    public static Database Sqlite(string path, TimeProvider clock)
    {
        CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new Database(new SqliteDataSource(path), Dialect.Sqlite, clock);
    }

    /// <param name="connectionString">Keys and values, or an address.</param>
    public static Database Postgres(string connectionString, TimeProvider clock)
    {
        var builder = new NpgsqlDataSourceBuilder(KeysAndValues(connectionString.Trim()));
        builder.ConnectionStringBuilder.ApplicationName ??= "Repository of Practices";
        return new Database(builder.Build(), Dialect.Postgres, clock);
    }

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string KeysAndValues(string connectionString)
    {
        if (Uri.TryCreate(connectionString, UriKind.Absolute, out var address) && PostgresSchemes.Contains(address.Scheme))
        {
            return FromAddress(address).ConnectionString;
        }

        var keys = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return keys.ContainsKey("Host") || keys.ContainsKey("Server")
            ? connectionString
            : throw new ArgumentException("the connection string names no Host; leave it empty for SQLite", nameof(connectionString));
    }

    private static NpgsqlConnectionStringBuilder FromAddress(Uri address)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = address.Host, Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')) };
        if (address.Port > 0)
        {
            builder.Port = address.Port;
        }

        var person = address.UserInfo.Split(':', 2);
        builder.Username = person[0].Length > 0 ? Uri.UnescapeDataString(person[0]) : null;
        builder.Password = person.Length > 1 ? Uri.UnescapeDataString(person[1]) : null;
        foreach (var pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            builder[parts[0] == "sslmode" ? "SSL Mode" : Uri.UnescapeDataString(parts[0])] = Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "");
        }

        return builder;
    }
}
