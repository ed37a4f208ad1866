using Npgsql;

namespace Repository.Domain.Data;

public static class DatabaseFactory
{
    public const string SqliteFileName = "repository.db";

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
        var builder = new NpgsqlDataSourceBuilder(PostgresAddress.KeysAndValues(connectionString));
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
}
