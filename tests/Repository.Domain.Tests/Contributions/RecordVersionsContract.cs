using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Contributions;

/// <summary>Which revisions were public, and what becomes of them when their record is withdrawn and published again.</summary>
public abstract class RecordVersionsContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly Withdrawal OutOfDate = new("Out of date");

    private ContributionStore Store => new(Database, Clock);

    [Fact]
    public async Task Every_published_revision_is_a_version_with_its_day()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(12, "One"), Ct);
        var first = Clock.StorableNow();
        Clock.Advance(TimeSpan.FromDays(1));
        await Store.PublishRevisionAsync(contribution.Id, 1, "two", Sample.Practice("Two"), imported: false, Ct);

        var versions = await Store.VersionsAsync(contribution.Id, 1, 10, Ct);

        Assert.Equal([(2, "Two", Clock.StorableNow()), (1, "One", first)], versions.Select(version => (version.Number, version.Content.Title, version.PublishedAt)));
        Assert.Equal("One", (await Store.VersionAsync(contribution.Id, 1, Ct))!.Content.Title);
        Assert.Null(await Store.VersionAsync(contribution.Id, 3, Ct));
        Assert.Equal((1, 2), (contribution.PublishedVersion, (await Store.FindAsync(contribution.Id, Ct))!.PublishedVersion));
    }

    [Fact]
    public async Task A_revision_that_was_never_public_is_no_version_and_takes_no_number()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(12, "One"), Ct);
        await AddDraftAsync(contribution.Id, ordinal: 2, "A secret draft");
        await Store.PublishRevisionAsync(contribution.Id, 1, "two", Sample.Practice("Two"), imported: false, Ct);
        await AddDraftAsync(contribution.Id, ordinal: 4, "Another secret draft");

        var versions = await Store.VersionsAsync(contribution.Id, 0, 10, Ct);

        Assert.Equal([(2, "Two", 3), (1, "One", 1)], versions.Select(version => (version.Number, version.Content.Title, version.Revision.Ordinal)));
        Assert.Equal(2, (await Store.PublishedAsync(PracticeFields.Kind, 12, Ct))!.Contribution.PublishedVersion);
    }

    [Fact]
    public async Task Many_versions_are_read_with_three_commands()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(12), Ct);
        for (var version = 1; version < 50; version++)
        {
            await Store.PublishRevisionAsync(contribution.Id, version, "slug", Sample.Practice($"Title {version + 1}"), imported: false, Ct);
        }

        using var commands = CommandCount.Start();
        var versions = await Store.VersionsAsync(contribution.Id, 1, 50, Ct);

        Assert.Equal(3, commands.Value);
        Assert.Equal(Enumerable.Range(1, 50).Reverse(), versions.Select(version => version.Number));
        Assert.All(versions, version => Assert.Equal(3, version.Content.Terms.Count));
    }

    [Fact]
    public async Task A_withdrawn_record_has_no_versions_until_it_is_published_again()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(12, "One"), Ct);
        await Store.WithdrawAsync(contribution.Id, 1, OutOfDate, AuditContext.Program, Ct);
        Assert.Empty(await Store.VersionsAsync(contribution.Id, 1, 10, Ct));
        Assert.Null(await Store.VersionAsync(contribution.Id, 1, Ct));
        Assert.Equal("One", (await Store.LastPublicAsync((await Store.FindAsync(contribution.Id, Ct))!, Ct))!.Content.Title);

        Assert.Equal(WithdrawalOutcome.Done, await Store.ReinstateAsync(contribution.Id, 2, AuditContext.Program, Ct));

        Assert.Equal(contribution with { Version = 3 }, (await Store.PublishedAsync(PracticeFields.Kind, 12, Ct))!.Contribution);
        Assert.Equal(1, Assert.Single(await Store.VersionsAsync(contribution.Id, 1, 10, Ct)).Number);
        Assert.Equal(WithdrawalOutcome.Stale, await Store.ReinstateAsync(contribution.Id, 3, AuditContext.Program, Ct));
    }

    [Fact]
    public async Task A_withdrawal_says_who_why_and_what_to_read_instead_and_is_audited()
    {
        var two = await Store.PublishNewAsync([Sample.New(1), Sample.New(2)], Ct);
        Assert.Equal(WithdrawalOutcome.NoReplacement, await Store.WithdrawAsync(two[0].Id, 1, OutOfDate with { ReplacedById = two[0].Id }, AuditContext.Program, Ct));
        Assert.Equal(WithdrawalOutcome.NoReplacement, await Store.WithdrawAsync(two[0].Id, 1, OutOfDate with { ReplacedById = Guid.CreateVersion7() }, AuditContext.Program, Ct));

        Assert.Equal(WithdrawalOutcome.Done, await Store.WithdrawAsync(two[0].Id, 1, OutOfDate with { ReplacedById = two[1].Id }, AuditContext.Program, Ct));
        Assert.Equal(WithdrawalOutcome.NoReplacement, await Store.WithdrawAsync(two[1].Id, 1, OutOfDate with { ReplacedById = two[0].Id }, AuditContext.Program, Ct));
        var gone = (await Store.FindAsync(two[0].Id, Ct))!;
        await Store.ReinstateAsync(two[0].Id, 2, AuditContext.Program, Ct);

        Assert.Equal((PublicationState.Withdrawn, "Out of date", two[1].Id, (Guid?)null), (gone.Publication, gone.WithdrawalReason, gone.ReplacedById!.Value, gone.WithdrawnBy));
        var entries = await Database.ReadAsync(session => session.QueryAsync<string>("select event || ' ' || subject_id from audit_entries order by sequence", null, Ct), Ct);
        Assert.Equal([$"contribution.withdrawn {two[0].Id}", $"contribution.reinstated {two[0].Id}"], entries);
        Assert.Equal(two[0] with { Version = 3 }, await Store.FindAsync(two[0].Id, Ct));
    }

    [Fact]
    public async Task Publishing_a_new_revision_ends_a_withdrawal_whoever_made_it()
    {
        var two = await Store.PublishNewAsync([Sample.New(1), Sample.New(2)], Ct);
        await Store.WithdrawAsync(two[0].Id, 1, OutOfDate with { ReplacedById = two[1].Id }, AuditContext.Program, Ct);

        await Store.PublishRevisionAsync(two[0].Id, 2, "again", Sample.Practice("Again"), imported: false, Ct);

        var found = (await Store.FindAsync(two[0].Id, Ct))!;
        Assert.Equal((PublicationState.Published, null, null, 2), (found.Publication, found.ReplacedById, found.WithdrawnAt, found.PublishedVersion));
    }

    [Fact]
    public async Task Of_many_who_withdraw_and_publish_again_at_once_each_time_one_does()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(12), Ct);
        for (var version = 1L; version < 5; version += 2)
        {
            var at = version;
            Assert.Single(await AtOnceAsync(i => Store.WithdrawAsync(contribution.Id, at, new Withdrawal($"Reason {i}"), AuditContext.Program, Ct)), WithdrawalOutcome.Done);
            Assert.Single(await AtOnceAsync(_ => Store.ReinstateAsync(contribution.Id, at + 1, AuditContext.Program, Ct)), WithdrawalOutcome.Done);
        }

        Assert.Equal(4, await ScalarAsync<int>("select count(*) from audit_entries"));
        Assert.Equal(5, await ScalarAsync<int>("select count(*) from changes"));
    }

    [Fact]
    public async Task A_public_record_that_is_not_the_last_of_its_versions_is_found_by_the_check()
    {
        await Store.PublishNewAsync([Sample.New(1), Sample.New(2)], Ct);
        Assert.Equal([], (await FindingsAsync()).Where(IsOfVersions));
        await ExecuteAsync("delete from publications where contribution_id = (select id from contributions where number = 2)");

        Assert.Contains("practice 2", Assert.Single(await FindingsAsync(), IsOfVersions).ToString(), StringComparison.Ordinal);

        Task<IReadOnlyList<DatabaseFinding>> FindingsAsync() => new DatabaseCheck(Database, new MigrationRunner(Database, Clock)).RunAsync(Ct);
        static bool IsOfVersions(DatabaseFinding finding) => finding.ToString().Contains("versions", StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<WithdrawalOutcome>> AtOnceAsync(Func<int, Task<WithdrawalOutcome>> act) =>
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => act(i))));

    /// <summary>A revision as a submission has it, beside the published ones.</summary>
    private Task<int> AddDraftAsync(Guid contributionId, int ordinal, string title) => ExecuteAsync(
        """
        insert into revisions (id, contribution_id, ordinal, language, title, schema_version, document, content_hash, imported, created_at)
        select @id, contribution_id, @ordinal, language, @title, schema_version, document, content_hash, imported, created_at
        from   revisions
        where  contribution_id = @contributionId and ordinal = 1
        """,
        new { id = Guid.CreateVersion7(), contributionId, ordinal, title });
}

public sealed class RecordVersionsOnSqliteTests() : RecordVersionsContract(DatabaseKind.Sqlite);

public sealed class RecordVersionsOnPostgresTests() : RecordVersionsContract(DatabaseKind.Postgres);
