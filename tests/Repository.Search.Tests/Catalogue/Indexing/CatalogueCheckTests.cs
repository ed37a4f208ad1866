using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Search.Catalogue.Indexing;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue.Indexing;

public abstract class CatalogueCheckContract(DatabaseKind kind) : FollowedCatalogue(kind)
{
    private CatalogueCheck Check => new(new IndexFolder(IndexPath), Changes, Contributions, Taxonomy);

    [Fact]
    public async Task Without_an_index_it_says_that_one_will_be_built_and_makes_none()
    {
        var report = await Check.RunAsync(Ct);
        Assert.Null(report.Records);
        Assert.Empty(report.Problems);
        Assert.Contains("the next start builds it", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.False(Directory.Exists(IndexPath));
    }

    [Fact]
    public async Task An_index_in_step_with_the_database_is_sound_also_while_a_site_runs()
    {
        await PublishAsync(30, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        var report = await Check.RunAsync(Ct);
        Assert.Equal(30, report.Records);
        Assert.Empty(report.Problems);
        Assert.Empty(report.Notes);
    }

    [Fact]
    public async Task Changes_that_are_to_be_applied_are_a_note()
    {
        var made = await PublishAsync(30, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        await Contributions.WithdrawAsync(made[0].Id, made[0].Version, new Withdrawal("Outdated"), AuditContext.Program, Ct);
        await Contributions.PublishRevisionAsync(made[1].Id, made[1].Version, "again", Content("Again"), imported: false, Ct);
        await PublishAsync(1, "New", from: 31);
        var report = await Check.RunAsync(Ct);
        Assert.Equal(30, report.Records);
        Assert.Empty(report.Problems);
        Assert.StartsWith("3 changes behind", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_that_are_missing_too_many_or_of_another_revision_are_named()
    {
        var made = await PublishAsync(30, "Many");
        await ExecuteAsync("update contributions set publication = 'withdrawn', withdrawn_at = published_at, withdrawal_reason = 'Outdated' where number = 3");
        await Indexer.LoadAsync(progress: null, Ct);
        await ExecuteAsync("update contributions set publication = 'published', withdrawn_at = null, withdrawal_reason = null where number = 3");
        await ExecuteAsync("update contributions set publication = 'withdrawn', withdrawn_at = published_at, withdrawal_reason = 'Outdated' where number = 4");
        await ExecuteAsync("update contributions set published_revision_id = (select published_revision_id from contributions where number = 6) where number = 5");
        var problems = (await Check.RunAsync(Ct)).Problems;
        Assert.Equal(3, problems.Count);
        Assert.Single(problems, problem => problem == $"record {made[2].Id} is published and not in the index");
        Assert.Single(problems, problem => problem == $"record {made[3].Id} is in the index and not published");
        Assert.Single(problems, problem => problem.StartsWith($"record {made[4].Id} is in the index with revision ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_with_other_values_than_the_database_gives_is_named_with_its_fields()
    {
        var made = await PublishAsync(600, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        await ExecuteAsync($"update revisions set document = replace(document, 'Many', 'Much') where contribution_id = '{made[570].Id}'");
        await ExecuteAsync($"update contributions set published_at = '2001-02-03T04:05:06.000000Z' where id = '{made[3].Id}'");
        var problems = (await Check.RunAsync(Ct)).Problems;
        Assert.Equal(2, problems.Count);
        Assert.Single(problems, problem => problem == $"record {made[570].Id} is in the index with another value of “title”, “title.exact”, “title.text”, “title-order”, “record” than the database gives");
        Assert.Single(problems, problem => problem == $"record {made[3].Id} is in the index with another value of “published”, “record” than the database gives");
    }

    [Fact]
    public async Task Files_of_no_commit_are_a_note()
    {
        await PublishAsync(3, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        await File.WriteAllBytesAsync(Path.Combine(CurrentBuild, "s999.terms"), [1], Ct);
        var report = await Check.RunAsync(Ct);
        Assert.Empty(report.Problems);
        Assert.StartsWith("1 files belong to no commit, such as s999.terms", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_cut()
    {
        await PublishAsync(130, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        await ExecuteAsync("update contributions set publication = 'withdrawn', withdrawn_at = published_at, withdrawal_reason = 'Outdated'");
        var report = await Check.RunAsync(Ct);
        Assert.Equal((100, 130), (report.Problems.Count, report.ProblemCount));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_not_missed()
    {
        await PublishAsync(3, "Many");
        await ExecuteAsync("update revisions set document = '{' where contribution_id in (select id from contributions where number = 2)");
        await Indexer.LoadAsync(progress: null, Ct);
        var report = await Check.RunAsync(Ct);
        Assert.Equal(2, report.Records);
        Assert.Empty(report.Problems);
    }

    [Fact]
    public async Task Another_history_and_another_taxonomy_are_notes()
    {
        await PublishAsync(3, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        await Taxonomy.SaveAsync([.. Records.Taxonomy.All(Repository.Domain.Taxonomy.Dimension.Region)], Ct);
        Assert.Contains("the taxonomy has changed", Assert.Single((await Check.RunAsync(Ct)).Notes), StringComparison.Ordinal);

        await ExecuteAsync("delete from changes");
        var report = await Check.RunAsync(Ct);
        Assert.Empty(report.Problems);
        Assert.Contains("as after a restore", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_of_another_version_is_a_note_and_stays_as_it_is()
    {
        await PublishAsync(3, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        OtherVersion.Give(CurrentBuild);
        var report = await Check.RunAsync(Ct);
        Assert.Null(report.Records);
        Assert.Empty(report.Problems);
        Assert.StartsWith("of another version of the program; the next start builds it anew", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.True(Directory.Exists(CurrentBuild));
    }

    [Fact]
    public async Task A_document_that_holds_no_record_is_named_with_its_file()
    {
        var made = await PublishAsync(3, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        Restart();
        WriteNoRecord(made[1].Id);
        var problems = (await Check.RunAsync(Ct)).Problems;
        Assert.Matches(@"^build-1/s\d+\.stored, byte 0: document 0 holds no record$", problems[0]);
        Assert.Equal([$"record {made[1].Id} is published and not in the index"], problems.Skip(1));
    }

    [Fact]
    public async Task Damage_is_named_with_file_and_place()
    {
        await PublishAsync(30, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        foreach (var path in Directory.GetFiles(CurrentBuild).Where(path => new FileInfo(path).Length > 0))
        {
            var whole = await File.ReadAllBytesAsync(path, Ct);
            byte[] damaged = [.. whole];
            damaged[damaged.Length / 2] ^= 1;

            // As another file in its place: the site has the old one mapped.
            File.Delete(path);
            await File.WriteAllBytesAsync(path, damaged, Ct);
            var report = await Check.RunAsync(Ct);
            Assert.Contains(report.Problems, problem => problem.StartsWith($"build-1/{Path.GetFileName(path)}, byte ", StringComparison.Ordinal));
            await File.WriteAllBytesAsync(path, whole, Ct);
        }

        Assert.Empty((await Check.RunAsync(Ct)).Problems);
    }
}

public sealed class CatalogueCheckOnSqliteTests() : CatalogueCheckContract(DatabaseKind.Sqlite);

public sealed class CatalogueCheckOnPostgresTests() : CatalogueCheckContract(DatabaseKind.Postgres);
