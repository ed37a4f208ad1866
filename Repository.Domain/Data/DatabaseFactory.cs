using Npgsql;

namespace Repository.Domain.Data;

public static class DatabaseFactory
{
    public const string SqliteFileName = "repository.db";

    /// <exception cref="DatabaseSettingException">The connection string is not one of PostgreSQL.</exception>
    public static Database Create(DatabaseOptions options, TimeProvider clock) =>
        string.IsNullOrWhiteSpace(options.ConnectionString)
            ? Sqlite(Path.Combine(options.DataFolder, SqliteFileName), clock)
            : Postgres(options.ConnectionString, clock);

    /// <param name="path">The file; its folder is made if need be, open to nobody else.</param>
    public static Database Sqlite(string path, TimeProvider clock)
    {
        PrivateFolder.Create(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new Database(new SqliteDataSource(path), Dialect.Sqlite, clock);
    }

    /// <param name="connectionString">Keys and values, or an address.</param>
    /// <exception cref="DatabaseSettingException">It is neither.</exception>
    public static Database Postgres(string connectionString, TimeProvider clock)
    {
        try
        {
            var builder = new NpgsqlDataSourceBuilder(PostgresAddress.KeysAndValues(connectionString));
            builder.ConnectionStringBuilder.ApplicationName ??= "Repository of Practices";
            return new Database(builder.Build(), Dialect.Postgres, clock);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            // The setting itself is not repeated: it may hold a password.
            throw new DatabaseSettingException($"the connection string cannot be read: {problem.Message}", problem);
        }
    }
}

/// <summary>The setting that says where the database is cannot be understood.</summary>
public sealed class DatabaseSettingException(string message, Exception inner) : Exception(message, inner);
