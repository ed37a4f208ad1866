using Repository.Domain.Content;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Content;

public abstract class ContentFileStoreContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private ContentFileStore Store => new(Database);

    [Fact]
    public async Task Files_are_remembered_replaced_and_forgotten()
    {
        await Store.SaveAsync([new ContentFile("practices/a.md", "1", "x"), new ContentFile("practices/b’s.md", "2", ""), new ContentFile("pages/c.md", "3", "")], Ct);
        await Store.SaveAsync([new ContentFile("practices/a.md", "4", "x")], Ct);
        await Store.RemoveAsync(["pages/c.md", "pages/never-was.md"], Ct);

        var all = await Store.AllAsync(Ct);

        Assert.Equal([new ContentFile("practices/a.md", "4", "x"), new ContentFile("practices/b’s.md", "2", "")], all.Values.OrderBy(file => file.Path, StringComparer.Ordinal));
        Assert.All(all, pair => Assert.Equal(pair.Key, pair.Value.Path));
    }

    [Fact]
    public async Task Nothing_can_be_saved_and_removed()
    {
        await Store.SaveAsync([], Ct);
        await Store.RemoveAsync([], Ct);

        Assert.Empty(await Store.AllAsync(Ct));
    }
}

public sealed class ContentFileStoreOnSqliteTests() : ContentFileStoreContract(DatabaseKind.Sqlite);

public sealed class ContentFileStoreOnPostgresTests() : ContentFileStoreContract(DatabaseKind.Postgres);
