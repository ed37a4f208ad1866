using System.Data.Common;
using Npgsql;

namespace Repository.Domain.Data;

/// <summary>Where a PostgreSQL database is, as administrators write it: keys and values, or an address as libpq takes it.</summary>
public static class PostgresAddress
{
    private static readonly string[] Schemes = ["postgres", "postgresql"];

    /// <returns>The keys and values that Npgsql takes.</returns>
    /// <exception cref="ArgumentException">It is neither, or names no host.</exception>
    public static string KeysAndValues(string connectionString)
    {
        if (Uri.TryCreate(connectionString.Trim(), UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme))
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
            var (key, value) = pair.Split('=', 2) is [var name, var text] ? (name, Uri.UnescapeDataString(text)) : (pair, "");

            // libpq's spelling: sslmode=verify-full.
            builder[key == "sslmode" ? "SSL Mode" : Uri.UnescapeDataString(key)] = key == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }

        return builder;
    }
}
