using Repository.Domain.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Data;

public abstract class MigrationContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly Migration First = new(1, "first", "create table first_things (id integer not null primary key);");
    private static readonly Migration Second = new(2, "second", "create table second_things (id integer not null primary key); insert into second_things (id) values (1);");

    [Fact]
    public async Task An_empty_database_gets_the_whole_schema()
    {
        var runner = new MigrationRunner(Database, Clock);

        Assert.Equal(Migration.All(Database.Dialect).Count, await runner.RunAsync(Ct));
        Assert.Empty(await runner.ProblemsAsync(Ct));
        Assert.Equal(0, await ScalarAsync<int>("select count(*) from contributions"));
    }

    [Fact]
    public async Task A_second_run_does_nothing()
    {
        await new MigrationRunner(Database, Clock).RunAsync(Ct);

        Assert.Equal(0, await new MigrationRunner(Database, Clock).RunAsync(Ct));
    }

    [Fact]
    public async Task Programs_that_start_at_once_apply_each_migration_once()
    {
        var programs = Enumerable.Range(0, 6).Select(_ => Test.OpenAnother()).ToList();

        var applied = await Task.WhenAll(programs.Select(program => Task.Run(() => new MigrationRunner(program, Clock).RunAsync(Ct))));

        Assert.Equal(Migration.All(Database.Dialect).Count, applied.Sum());
        Assert.Equal(applied.Sum(), await ScalarAsync<int>("select count(*) from migrations"));
        foreach (var program in programs)
        {
            await program.DisposeAsync();
        }
    }

    [Fact]
    public async Task An_altered_migration_is_refused_by_name()
    {
        await Runner(First, Second).RunAsync(Ct);

        var refused = await Assert.ThrowsAsync<MigrationAlteredException>(() => Runner(First, new Migration(2, "second", "create table other (id integer);")).RunAsync(Ct));

        Assert.Contains("0002_second", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_do_not_alter_a_migration()
    {
        await Runner(new Migration(1, "lines", "create table lines (\n  id integer\n);\n")).RunAsync(Ct);

        Assert.Equal(0, await Runner(new Migration(1, "lines", "create table lines (\r\n  id integer\r\n);\r\n")).RunAsync(Ct));
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await Runner(First, Second).RunAsync(Ct);

        var refused = await Assert.ThrowsAsync<DatabaseTooNewException>(() => Runner(First).RunAsync(Ct));

        Assert.Contains("0002_second", refused.Message, StringComparison.Ordinal);
        Assert.Single(await Runner(First).ProblemsAsync(Ct));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_and_can_be_run_again()
    {
        var broken = new Migration(2, "second", Second.Sql + "select no_such_column from second_things;");

        var failed = await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(First, broken).RunAsync(Ct));

        Assert.Contains("0002_second", failed.Message, StringComparison.Ordinal);
        Assert.Equal(["0002_second has not been applied"], await Runner(First, Second).ProblemsAsync(Ct));
        Assert.Equal(1, await Runner(First, Second).RunAsync(Ct));
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from second_things"));
    }

    [Fact]
    public async Task A_run_that_is_called_off_is_completed_by_the_next()
    {
        using var leave = new CancellationTokenSource();
        var slow = new Migration(2, "second", Second.Sql);
        await Runner(First).RunAsync(Ct);
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runner(First, slow).RunAsync(leave.Token));

        Assert.Equal(1, await Runner(First, slow).RunAsync(Ct));
    }

    [Fact]
    public async Task A_fresh_database_lacks_every_migration() =>
        Assert.Equal(["0001_first has not been applied", "0002_second has not been applied"], await Runner(First, Second).ProblemsAsync(Ct));

    protected override Task<TestDatabase> CreateAsync() => TestDatabase.CreateEmptyAsync(Kind);

    private MigrationRunner Runner(params Migration[] migrations) => new(Database, Clock, migrations);
}

public sealed class MigrationOnSqliteTests() : MigrationContract(DatabaseKind.Sqlite);

public sealed class MigrationOnPostgresTests() : MigrationContract(DatabaseKind.Postgres);
