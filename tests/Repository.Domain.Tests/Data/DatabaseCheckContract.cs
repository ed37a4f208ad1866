using Microsoft.Data.Sqlite;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;
using Repository.Domain.Tests.Contributions;
using Repository.Domain.Tests.Taxonomy;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Data;

public abstract class DatabaseCheckContract(DatabaseKind kind) : DatabaseTests(kind)
{
    [Fact]
    public async Task An_empty_database_is_sound() => Assert.Empty(await FindingsAsync());

    [Fact]
    public async Task A_database_in_use_is_sound()
    {
        await FillAsync();

        Assert.Empty(await FindingsAsync());
    }

    [Theory]
    [InlineData("update migrations set checksum = 'other' where number = 2", "0002")]
    [InlineData("delete from migrations where number = 4", "0004")]
    [InlineData("insert into migrations (number, name, checksum, applied_at) values (9999, 'future', '', '2026-01-01T00:00:00.000000Z')", "9999_future")]
    [InlineData("update contributions set published_revision_id = (select published_revision_id from contributions where number = 1) where number = 2", "practice 2")]
    [InlineData("update revisions set document = '{' where title = 'Second'", "cannot be read")]
    [InlineData("update revisions set document = '{}' where title = 'Second'", "hashed")]
    [InlineData("update revisions set language = 'fr' where title = 'Second'", "hashed")]
    [InlineData("delete from revision_terms where dimension = 'country'", "hashed")]
    [InlineData("update revisions set schema_version = 99", "version 99")]
    [InlineData("update contributions set kind = 'riddle' where number = 2", "riddle")]
    [InlineData("delete from terms where dimension = 'country'", "country:ma")]
    public async Task A_planted_fault_is_found(string fault, string evidence)
    {
        await FillAsync();
        await ExecuteAsync(fault);

        Assert.Contains(await FindingsAsync(), finding => finding.ToString().Contains(evidence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sequence_that_has_fallen_behind_is_found()
    {
        await FillAsync();
        await ExecuteAsync(Kind == DatabaseKind.Sqlite ? "update sqlite_sequence set seq = 1" : "do $$ begin perform setval(pg_get_serial_sequence('changes', 'sequence'), 1); end $$");

        Assert.Contains(await FindingsAsync(), finding => finding.Where == "changes");
    }

    protected async Task FillAsync()
    {
        string[] objectives = ["16", "2"];
        await new TaxonomyStore(Database).SaveAsync(
            [.. objectives.Select((id, i) => SampleTerms.Term(Dimension.Objective, id, i)), SampleTerms.Term(Dimension.Country, "ma", 0)], Ct);
        await new ContributionStore(Database, Clock).PublishNewAsync([Sample.New(1, "First"), Sample.New(2, "Second")], Ct);
    }

    protected Task<IReadOnlyList<DatabaseFinding>> FindingsAsync() => new DatabaseCheck(Database, new MigrationRunner(Database, Clock)).RunAsync(Ct);
}

public sealed class DatabaseCheckOnPostgresTests() : DatabaseCheckContract(DatabaseKind.Postgres);

public sealed class DatabaseCheckOnSqliteTests() : DatabaseCheckContract(DatabaseKind.Sqlite)
{
    [Fact]
    public async Task A_row_that_names_a_missing_one_is_found()
    {
        await FillAsync();
        await using (var connection = new SqliteConnection($"Data Source={Test.Address};Foreign Keys=False;Pooling=False"))
        {
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "update revision_terms set revision_id = 'missing' where dimension = 'country' and revision_id = (select min(id) from revisions)";
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Ct));
        }

        Assert.Contains(await FindingsAsync(), finding => finding.What.Contains("names a missing row of revisions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_file_is_found()
    {
        await FillAsync();
        await Database.DisposeAsync();
        await using (var file = new FileStream(Test.Address, FileMode.Open))
        {
            // Past the pages of the schema, up to the end: as a disk that lost writes leaves it.
            file.Position = file.Length / 2;
            await file.WriteAsync(new byte[file.Length - file.Position], Ct);
        }

        await using var reopened = Test.OpenAnother();
        Assert.NotEmpty(await new DatabaseCheck(reopened, new MigrationRunner(reopened, Clock)).RunAsync(Ct));
    }
}
