using Repository.Domain.Data;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Contributions;

/// <summary>What the migration that brought publications makes of data from before it: of each contribution the revisions that were public, and no other one.</summary>
public abstract class PublicationsOfOldDataContract(DatabaseKind kind) : DatabaseTests(kind)
{
    /// <summary>The migration in question.</summary>
    private const int Publications = 14;

    private const string At = "'2026-03-01T09:30:00.000000Z'";

    [Fact]
    public async Task Versions_of_old_data_are_what_was_public()
    {
        await new MigrationRunner(Database, Clock, [.. Migration.All(Database.Dialect).Where(migration => migration.Number < Publications)]).RunAsync(Ct);

        // Imported and changed by an import, as all records were before there were submissions.
        await AddAsync("imported", "published", revisions: 3, published: 3);
        await AddAsync("withdrawn", "withdrawn", revisions: 2, published: 2);
        await AddAsync("draft", "unpublished", revisions: 1, published: null);

        // Asked for changes, then approved; then a change that was rejected, and one that waits.
        await AddAsync("reviewed", "published", revisions: 4, published: 2);
        await SubmitAsync("reviewed", 1, "approved", sent: 2, ("submit", "submitted", 1), ("request-changes", "changes-requested", 1), ("resubmit", "in-review", 2), ("approve", "approved", 2));
        await SubmitAsync("reviewed", 2, "rejected", sent: 3, ("submit", "submitted", 3), ("reject", "rejected", 3));
        await SubmitAsync("reviewed", 3, "submitted", sent: 4, ("submit", "submitted", 4));

        // Imported, then changed through review twice; the one in between was given up.
        await AddAsync("changed", "published", revisions: 4, published: 4);
        await SubmitAsync("changed", 4, "approved", sent: 2, ("submit", "submitted", 2), ("approve", "approved", 2));
        await SubmitAsync("changed", 5, "cancelled", sent: 3, ("submit", "submitted", 3), ("cancel", "cancelled", 3));
        await SubmitAsync("changed", 6, "approved", sent: 4, ("submit", "submitted", 4), ("approve", "approved", 4));

        await new MigrationRunner(Database, Clock).RunAsync(Ct);

        Assert.Equal(
            [
                ("changed", 1, "changed-1"), ("changed", 2, "changed-2"), ("changed", 3, "changed-4"),
                ("imported", 1, "imported-1"), ("imported", 2, "imported-2"), ("imported", 3, "imported-3"),
                ("reviewed", 1, "reviewed-2"),
                ("withdrawn", 1, "withdrawn-1"), ("withdrawn", 2, "withdrawn-2"),
            ],
            (await QueryAsync<PublicationRow>("select contribution_id, number, revision_id from publications order by contribution_id, number")).Select(row => (row.ContributionId, row.Number, row.RevisionId)));
    }

    protected override Task<TestDatabase> CreateAsync() => TestDatabase.CreateEmptyAsync(Kind);

    private async Task AddAsync(string id, string publication, int revisions, int? published)
    {
        var withdrawn = publication == "withdrawn" ? $"{At}, 'Outdated.'" : "null, null";
        var current = published is { } number ? $"'{id}-{number}'" : "null";
        await RunAsync($"""
            insert into contributions (id, kind, number, slug, work_id, publication, published_at, withdrawn_at, withdrawal_reason, created_at, updated_at, version, published_revision_id)
            values ('{id}', 'practice', (select count(*) + 1 from contributions), '{id}', '{id}', '{publication}', {At}, {withdrawn}, {At}, {At}, 1, {current});
            {string.Join('\n', Enumerable.Range(1, revisions).Select(ordinal => $"insert into revisions (id, contribution_id, ordinal, language, title, schema_version, document, content_hash, imported, created_at) values ('{id}-{ordinal}', '{id}', {ordinal}, 'en', 'A title', 1, '{{}}', '', {(Kind == DatabaseKind.Postgres ? "false" : "0")}, {At});"))}
            """);
    }

    private Task<int> SubmitAsync(string contribution, int submission, string state, int sent, params (string Action, string To, int Revision)[] steps) => RunAsync($"""
        insert into submissions (id, contribution_id, revision_id, state, rounds, opened_at, submitted_at, changed_at, version)
        values ('submission-{submission}', '{contribution}', '{contribution}-{sent}', '{state}', 1, {At}, {At}, {At}, 1);
        {string.Join('\n', steps.Select((step, i) => $"insert into submission_transitions (submission_id, ordinal, action, to_state, at, revision_id, reason) values ('submission-{submission}', {i + 1}, '{step.Action}', '{step.To}', {At}, '{contribution}-{step.Revision}', '');"))}
        """);

    private Task<int> RunAsync(string sql) => Database.WriteAsync(session => session.ExecuteAsync(sql, parameters: null, Ct), Ct);

    private Task<IReadOnlyList<T>> QueryAsync<T>(string sql) => Database.ReadAsync(session => session.QueryAsync<T>(sql, parameters: null, Ct), Ct);

    private sealed record PublicationRow
    {
        public required string ContributionId { get; init; }

        public required int Number { get; init; }

        public required string RevisionId { get; init; }
    }
}

public sealed class PublicationsOfOldDataOnSqliteTests() : PublicationsOfOldDataContract(DatabaseKind.Sqlite);

public sealed class PublicationsOfOldDataOnPostgresTests() : PublicationsOfOldDataContract(DatabaseKind.Postgres);
