using Repository.Domain.Data;

namespace Repository.Domain.Tests.Data;

public sealed class MigrationFilesTests
{
    public static TheoryData<string> Dialects => [Dialect.Sqlite.Name, Dialect.Postgres.Name];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Migrations_are_numbered_from_1_without_a_gap(string dialect)
    {
        var migrations = Migration.All(dialect == Dialect.Sqlite.Name ? Dialect.Sqlite : Dialect.Postgres);

        Assert.Equal(Enumerable.Range(1, migrations.Count), migrations.Select(migration => migration.Number));
    }

    [Fact]
    public void Both_databases_have_the_same_migrations() =>
        Assert.Equal(Migration.All(Dialect.Sqlite).Select(migration => migration.ToString()), Migration.All(Dialect.Postgres).Select(migration => migration.ToString()));
}
