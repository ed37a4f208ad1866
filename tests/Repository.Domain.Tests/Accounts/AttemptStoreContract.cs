using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Accounts;

public abstract class AttemptStoreContract(DatabaseKind kind) : AccountDesks(kind)
{
    private static readonly AttemptKey Ten = new("ten in five minutes", new AccountLimits().OfAccount);

    [Fact]
    public async Task Ten_may_go_on_and_the_eleventh_waits_until_the_first_is_over()
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.Null(await TryAsync(Ten));
            Clock.Advance(TimeSpan.FromSeconds(6));
        }

        Assert.Equal(TimeSpan.FromMinutes(4), await TryAsync(Ten));
        Clock.Advance(TimeSpan.FromMinutes(4) - TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), await TryAsync(Ten));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await TryAsync(Ten));
        Assert.NotNull(await TryAsync(Ten));
    }

    [Fact]
    public async Task Whoever_goes_on_waits_longer_and_never_for_good()
    {
        var waits = new List<TimeSpan>();
        for (var attempts = 0; attempts < 60;)
        {
            if (await TryAsync(Ten) is { } wait)
            {
                waits.Add(wait);
                Clock.Advance(wait);
            }
            else
            {
                attempts++;
            }
        }

        Assert.Equal([5, 25, 5, 85], waits.Take(4).Select(wait => (int)wait.TotalMinutes));
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromHours(2)));
    }

    [Fact]
    public async Task Of_many_at_once_as_many_go_on_as_may()
    {
        var tries = await AtOnceAsync(30, _ => TryAsync(Ten));
        Assert.Equal(10, tries.Count(wait => wait is null));
    }

    [Fact]
    public async Task A_try_counts_under_each_key_or_under_none()
    {
        var (wide, narrow) = (new AttemptKey("wide", [new(3, TimeSpan.FromMinutes(1))]), new AttemptKey("narrow", [new(1, TimeSpan.FromMinutes(1))]));
        Assert.Null(await TryAsync(wide, narrow));
        Assert.NotNull(await TryAsync(wide, narrow));
        Assert.NotNull(await TryAsync(wide, narrow));
        Assert.Null(await TryAsync(wide));
        Assert.Null(await TryAsync(wide));
        Assert.NotNull(await TryAsync(wide));
    }

    [Fact]
    public async Task What_succeeded_is_taken_back()
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            Assert.Null(await TryAsync(Ten));
            await Database.WriteAsync(session => AttemptStore.TakeBackAsync(session, Ten, Ct), Ct);
        }
    }

    [Fact]
    public async Task Rows_name_nobody_and_are_removed_when_they_are_old()
    {
        await TryAsync(AttemptKey.OfEmail("sign-in", "ada@example.org", Limits.OfAccount), AttemptKey.OfNetwork("sign-in", "192.0.2.7", Limits.OfNetwork));
        var stored = await ScalarAsync<string>("select min(key) || max(key) || min(times) from attempts");
        Assert.DoesNotContain("ada", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("192.0", stored, StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromHours(2));
        await new AccountRetention(Database).RunAsync(Ct);
        Assert.Equal(2, await ScalarAsync<long>("select count(*) from attempts"));
        Clock.Advance(TimeSpan.FromHours(2));
        await new AccountRetention(Database).RunAsync(Ct);
        Assert.Equal(0, await ScalarAsync<long>("select count(*) from attempts"));
    }

    private Task<TimeSpan?> TryAsync(params AttemptKey[] keys) => Database.WriteAsync(session => AttemptStore.TryAsync(session, keys, Ct), Ct);
}

public sealed class AttemptStoreOnSqliteTests() : AttemptStoreContract(DatabaseKind.Sqlite);

public sealed class AttemptStoreOnPostgresTests() : AttemptStoreContract(DatabaseKind.Postgres);
