using System.Globalization;
using Repository.Domain.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Data;

public abstract class DatabaseContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private const string SelectValue = "select value from settings where name = @name";
    private const string Insert = "insert into settings (name, value, updated_at, version) values (@name, @value, @now, 1)";
    private const string Update = "update settings set value = @value where name = @name";

    [Fact]
    public async Task Writers_that_meet_are_run_again_and_none_is_lost()
    {
        await ExecuteAsync(Insert, new { name = "counter", value = "0", now = Clock.GetUtcNow() });
        await using var another = Test.OpenAnother();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => CountAsync(i % 2 == 0 ? Database : another))));

        Assert.Equal("36", await ScalarAsync<string>(SelectValue, new { name = "counter" }));

        static async Task CountAsync(Database database)
        {
            for (var i = 0; i < 3; i++)
            {
                await database.WriteAsync(AddOneAsync, Ct);
            }
        }

        static async Task AddOneAsync(DatabaseSession session)
        {
            var count = int.Parse((await session.FirstOrDefaultAsync<string>(SelectValue, new { name = "counter" }, Ct))!, CultureInfo.InvariantCulture);
            await Task.Yield();
            await session.ExecuteAsync(Update, new { name = "counter", value = (count + 1).ToString(CultureInfo.InvariantCulture) }, Ct);
        }
    }

    [Fact]
    public async Task Work_that_fails_is_undone_and_not_repeated()
    {
        var runs = 0;

        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(FailAsync, Ct));

        Assert.Equal(1, runs);
        Assert.Null(await ScalarAsync<string>(SelectValue, new { name = "x" }));

        async Task FailAsync(DatabaseSession session)
        {
            runs++;
            await session.ExecuteAsync(Insert, new { name = "x", value = "y", now = session.Now }, Ct);
            throw new InvalidOperationException("no");
        }
    }

    [Fact]
    public async Task What_waits_for_the_commit_is_done_once_it_is_there_and_never_without_it()
    {
        var told = new List<string>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync<bool>(
            session =>
            {
                session.AfterCommit(() => told.Add("failed"));
                throw new InvalidOperationException("no");
            },
            Ct));
        await Database.WriteAsync(
            session =>
            {
                session.AfterCommit(() => told.Add("first"));
                session.AfterCommit(() => told.Add("second"));
                Assert.Empty(told);
                return Task.CompletedTask;
            },
            Ct);

        Assert.Equal(["first", "second"], told);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.ReadAsync(
            session =>
            {
                session.AfterCommit(() => told.Add("read"));
                return Task.FromResult(true);
            },
            Ct));
    }

    [Fact]
    public async Task A_write_within_a_write_is_refused_where_it_would_wait_for_ever()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(_ => ExecuteAsync("delete from settings"), Ct));

        Assert.Equal(0, await ExecuteAsync("delete from settings"));
    }

    [Fact]
    public async Task A_reader_does_not_wait_for_a_writer() => await Database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(Insert, new { name = "x", value = "y", now = session.Now }, Ct);

            Assert.Null(await ScalarAsync<string>(SelectValue, new { name = "x" }));
        },
        Ct);

    [Fact]
    public async Task Foreign_keys_are_held()
    {
        var orphan = new { id = Guid.CreateVersion7(), missing = Guid.CreateVersion7(), now = Clock.GetUtcNow() };

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ExecuteAsync(
            "insert into submissions (id, contribution_id, state, rounds, opened_at, changed_at, version) values (@id, @missing, 'draft', 0, @now, @now, 1)", orphan));
    }

    [Fact]
    public async Task States_outside_the_list_are_refused() =>
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ExecuteAsync(
            "insert into contributions (id, kind, number, slug, work_id, publication, created_at, updated_at, version) values ('a', 'practice', 1, 's', 'a', 'lost', @now, @now, 1)",
            new { now = Clock.GetUtcNow() }));

    [Theory]
    [InlineData(0x0000)]
    [InlineData(0xD83D)]
    [InlineData(0xDE00)]
    public async Task Text_that_cannot_be_stored_is_refused_before_the_database(int codeUnit)
    {
        var text = $"A{(char)codeUnit}";
        await Assert.ThrowsAsync<ArgumentException>(() => ExecuteAsync(Insert, new { name = "x", value = text, now = Clock.GetUtcNow() }));
        await Assert.ThrowsAsync<ArgumentException>(() => ExecuteAsync("delete from settings where name in " + Database.Dialect.Texts("@names"), new { names = JsonRows.OfTexts([text]) }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\t\r\n")]
    [InlineData("Żółć, 中文, العربية, 😀 and e\u0301")]
    [InlineData("'; drop table settings; --")]
    public async Task Any_other_text_is_kept_as_it_is(string text)
    {
        await ExecuteAsync(Insert, new { name = "x", value = text, now = Clock.GetUtcNow() });

        Assert.Equal(text, await ScalarAsync<string>(SelectValue, new { name = "x" }));
    }

    [Fact]
    public async Task Long_text_is_not_cut()
    {
        var text = new string('é', 300_000);
        await ExecuteAsync(Insert, new { name = "x", value = text, now = Clock.GetUtcNow() });

        Assert.Equal(text, await ScalarAsync<string>(SelectValue, new { name = "x" }));
    }

    [Fact]
    public async Task Text_is_ordered_by_its_bytes()
    {
        string[] names = ["b", "B", "a", "é", "z", "Z", "ä", "-", "a-b", "ab", "中", "😀", "\uFF5E"];
        foreach (var name in names)
        {
            await ExecuteAsync(Insert, new { name, value = "", now = Clock.GetUtcNow() });
        }

        var ordered = await Database.ReadAsync(session => session.QueryAsync<string>("select name from settings order by name", parameters: null, Ct), Ct);

        Assert.Equal(names.OrderBy(name => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(name)), StringComparer.Ordinal), ordered);
    }

    [Fact]
    public async Task Every_command_is_counted_once()
    {
        using var commands = CommandCount.Start();

        await Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(Insert, new { name = "x", value = "y", now = session.Now }, Ct);
                await session.QueryAsync<string>(SelectValue, new { name = "x" }, Ct);
                await session.FirstOrDefaultAsync<string>(SelectValue, new { name = "x" }, Ct);
            },
            Ct);

        Assert.Equal(3, commands.Value);
    }
}

public sealed class DatabaseOnSqliteTests() : DatabaseContract(DatabaseKind.Sqlite);

public sealed class DatabaseOnPostgresTests() : DatabaseContract(DatabaseKind.Postgres);
