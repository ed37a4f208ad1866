using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Data;

/// <summary>What administrators are told of the database and its keys.</summary>
public abstract class DatabaseStateContract(DatabaseKind kind) : DatabaseTests(kind)
{
    [Fact]
    public async Task The_database_tells_its_version_and_size()
    {
        var state = await DatabaseState.LookAsync(Database, Ct);
        Assert.Matches("^[0-9]+[.][0-9]+", state.Version);
        Assert.InRange(state.Bytes, 50_000, 1_000_000_000);
        Assert.InRange(state.Answered, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
        Assert.Equal(Kind == DatabaseKind.Sqlite ? "SQLite" : "PostgreSQL", Database.Dialect.Product);
    }

    [Fact]
    public async Task Protection_keys_are_counted_without_their_revocations()
    {
        var keys = new ProtectionKeyStore(Database);
        Assert.Equal(new ProtectionKeyState { Keys = 0 }, await keys.StateAsync(Ct));
        await keys.AddAsync("key-1", "<key/>", Ct);
        Clock.Advance(TimeSpan.FromDays(1));
        await keys.AddAsync("key-2", "<key/>", Ct);
        var newest = Clock.StorableNow();
        Clock.Advance(TimeSpan.FromDays(1));
        await keys.AddAsync("revocation-1", "<revocation/>", Ct);
        Assert.Equal(new ProtectionKeyState { Keys = 2, NewestAt = newest }, await keys.StateAsync(Ct));
    }
}

public sealed class DatabaseStateOnSqliteTests() : DatabaseStateContract(DatabaseKind.Sqlite);

public sealed class DatabaseStateOnPostgresTests() : DatabaseStateContract(DatabaseKind.Postgres);
