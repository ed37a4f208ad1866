using Repository.Domain.Accounts;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Accounts;

public abstract class ProtectionKeyStoreContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private const string Xml = "<key id=\"1\"><!-- “é” --></key>";

    [Fact]
    public async Task Keys_are_read_by_another_node_as_they_were_written_oldest_first()
    {
        await new ProtectionKeyStore(Database).AddAsync("key-b", Xml, Ct);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await new ProtectionKeyStore(Database).AddAsync("key-a", "<key/>", Ct);

        await using var another = Test.OpenAnother();

        Assert.Equal([Xml, "<key/>"], await new ProtectionKeyStore(another).AllAsync(Ct));
    }

    [Fact]
    public async Task A_key_is_never_replaced()
    {
        var store = new ProtectionKeyStore(Database);
        await store.AddAsync("key", Xml, Ct);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.AddAsync("key", "<key/>", Ct));
        Assert.Equal([Xml], await store.AllAsync(Ct));
    }
}

public sealed class ProtectionKeyStoreOnSqliteTests() : ProtectionKeyStoreContract(DatabaseKind.Sqlite);

public sealed class ProtectionKeyStoreOnPostgresTests() : ProtectionKeyStoreContract(DatabaseKind.Postgres);
