using Repository.Domain.Accounts;
using Repository.Domain.Notifications;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Accounts;

public abstract class AccountRetentionContract(DatabaseKind kind) : AccountDesks(kind)
{
    [Fact]
    public async Task What_nobody_confirmed_or_needs_any_more_is_removed()
    {
        var (confirmed, lapsed) = (await PersonAsync(), await PersonAsync(confirmed: false));
        await LinkAsync(lapsed, LinkPurposes.ConfirmEmail, lapsed.Email);
        await new KeptFormStore(Database).KeepAsync(confirmed.Id, "/en/account", "{}", Ct);
        await ChangeEmailAsync(confirmed.Id, "new@example.org");
        Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        var recent = await PersonAsync(confirmed: false);

        await new AccountRetention(Database).RunAsync(Ct);
        Assert.Null(await new AccountStore(Database).FindAsync(lapsed.Id, Ct));
        Assert.NotNull(await new AccountStore(Database).FindAsync(recent.Id, Ct));
        Assert.NotNull(await new AccountStore(Database).FindAsync(confirmed.Id, Ct));
        Assert.Equal(0, await ScalarAsync<long>("select (select count(*) from kept_forms) + (select count(*) from former_addresses)"));
    }
}

public sealed class AccountRetentionOnSqliteTests() : AccountRetentionContract(DatabaseKind.Sqlite);

public sealed class AccountRetentionOnPostgresTests() : AccountRetentionContract(DatabaseKind.Postgres);
