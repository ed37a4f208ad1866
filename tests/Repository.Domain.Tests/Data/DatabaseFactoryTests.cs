using Npgsql;
using Repository.Domain.Data;

namespace Repository.Domain.Tests.Data;

public sealed class DatabaseFactoryTests
{
    [Theory]
    [InlineData("Host=db.example;Port=5433;Database=practices;Username=hub;Password=a b")]
    [InlineData("  Server=db.example;Port=5433;Database=practices;User Id=hub;Password=a b")]
    [InlineData("postgres://hub:a%20b@db.example:5433/practices")]
    [InlineData("postgresql://hub:a%20b@db.example:5433/practices?sslmode=require")]
    public async Task A_connection_string_of_postgres_leads_there(string connectionString)
    {
        await using var database = DatabaseFactory.Create(new DatabaseOptions { ConnectionString = connectionString, DataFolder = "unused" }, TimeProvider.System);

        Assert.Same(Dialect.Postgres, database.Dialect);
        Assert.False(Directory.Exists("unused"));
    }

    [Fact]
    public void An_address_is_taken_apart()
    {
        var keys = new NpgsqlConnectionStringBuilder(PostgresAddress.KeysAndValues("postgresql://hub:a%20b@db.example:5433/practices?sslmode=verify-full"));

        Assert.Equal(("db.example", 5433, "practices", "hub", "a b", SslMode.VerifyFull), (keys.Host, keys.Port, keys.Database, keys.Username, keys.Password, keys.SslMode));
    }

    [Fact]
    public void An_address_may_leave_out_all_but_the_host()
    {
        var keys = new NpgsqlConnectionStringBuilder(PostgresAddress.KeysAndValues("postgres://localhost"));

        Assert.Equal(("localhost", 5432), (keys.Host, keys.Port));
    }

    [Theory]
    [InlineData("Data Source=other.db")]
    [InlineData("nonsense")]
    [InlineData("mysql://db.example/practices")]
    public void Any_other_connection_string_is_refused(string connectionString) =>
        Assert.Throws<DatabaseSettingException>(() => DatabaseFactory.Create(new DatabaseOptions { ConnectionString = connectionString, DataFolder = "unused" }, TimeProvider.System));
}
