using Repository.Domain.Accounts;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Accounts;

public abstract class KeptFormStoreContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private const string Address = "/en/account/profile?tab=1";

    private KeptFormStore Store => new(Database);

    [Fact]
    public async Task A_form_is_given_to_its_person_at_its_address_alone()
    {
        var (ada, ben) = (await PersonAsync("Ada"), await PersonAsync("Ben"));
        var id = await Store.KeepAsync(ada, Address, "[]", Ct);

        Assert.Equal("[]", await Store.FindAsync(ada, id, Address, Ct));
        Assert.Null(await Store.FindAsync(ben, id, Address, Ct));
        Assert.Null(await Store.FindAsync(ada, id, "/en/account/profile", Ct));
        Assert.Null(await Store.FindAsync(ada, Guid.CreateVersion7(), Address, Ct));
    }

    [Fact]
    public async Task A_form_is_kept_for_an_hour_and_its_row_goes_with_the_next()
    {
        var ada = await PersonAsync("Ada");
        var id = await Store.KeepAsync(ada, Address, "[]", Ct);
        Clock.Advance(KeptFormStore.KeptFor - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await Store.FindAsync(ada, id, Address, Ct));

        Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Null(await Store.FindAsync(ada, id, Address, Ct));
        await Store.KeepAsync(await PersonAsync("Ben"), Address, "[]", Ct);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Of_too_many_forms_of_a_person_the_oldest_go()
    {
        var (ada, ben) = (await PersonAsync("Ada"), await PersonAsync("Ben"));
        var other = await Store.KeepAsync(ben, Address, "[]", Ct);
        var ids = new List<Guid>();
        for (var form = 0; form <= KeptFormStore.MostOfAccount; form++)
        {
            ids.Add(await Store.KeepAsync(ada, Address, "[]", Ct));
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Null(await Store.FindAsync(ada, ids[0], Address, Ct));
        Assert.NotNull(await Store.FindAsync(ada, ids[1], Address, Ct));
        Assert.NotNull(await Store.FindAsync(ben, other, Address, Ct));
    }

    [Fact]
    public async Task A_form_that_was_sent_is_forgotten_and_no_other()
    {
        var (ada, ben) = (await PersonAsync("Ada"), await PersonAsync("Ben"));
        var sent = await Store.KeepAsync(ada, Address, "[]", Ct);
        var elsewhere = await Store.KeepAsync(ada, "/en/organisations/new", "[]", Ct);
        var others = await Store.KeepAsync(ben, Address, "[]", Ct);

        await Store.ForgetAsync(ada, Address, Ct);

        Assert.Null(await Store.FindAsync(ada, sent, Address, Ct));
        Assert.NotNull(await Store.FindAsync(ada, elsewhere, "/en/organisations/new", Ct));
        Assert.NotNull(await Store.FindAsync(ben, others, Address, Ct));
    }

    private async Task<Guid> PersonAsync(string name) => (await Database.WriteAsync(
        session => AccountStore.AddAsync(session, new NewAccount($"{name}@example.org", name, "", "en", EmailConfirmed: true), Ct), Ct))!.Id;

    private async Task<long> CountAsync() => await ScalarAsync<long>("select count(*) from kept_forms");
}

public sealed class KeptFormStoreOnSqliteTests() : KeptFormStoreContract(DatabaseKind.Sqlite);

public sealed class KeptFormStoreOnPostgresTests() : KeptFormStoreContract(DatabaseKind.Postgres);
