using Repository.Domain.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Audit;

/// <summary>Somebody who owns the schema takes the triggers away and changes one thing, in each row in turn: the check names that row.</summary>
public abstract class AuditCheckContract(DatabaseKind kind, string dropTriggers) : AuditTests(kind)
{
    private const int Count = 5;
    private const string Columns = "event, at, actor_id, subject_type, subject_id, request_id, changes, commitment, hash";

    private static readonly (string Table, string Columns)[] Tables =
        [("audit_entries", $"sequence, {Columns}"), ("audit_payloads", "sequence, salt, payload"), ("audit_chain", "id, length, last_hash")];

    [Fact]
    public async Task Each_column_is_covered()
    {
        await FillAsync();
        string[] texts = ["event", "actor_id", "subject_type", "subject_id", "request_id", "changes", "commitment", "hash"];
        foreach (var column in texts)
        {
            await EachRowIsNamedAsync($"update audit_entries set {column} = coalesce({column}, '') || 'x' where sequence = @n");
            await EachRowIsNamedAsync($"update audit_entries set {column} = coalesce({column}, 'x') || ' ' where sequence = @n");
        }

        await EachRowIsNamedAsync("update audit_entries set at = @later where sequence = @n");
        await EachRowIsNamedAsync("update audit_entries set actor_id = null, subject_id = 'x' where sequence = @n");
        await EachRowIsNamedAsync("update audit_payloads set payload = payload || ' ' where sequence = @n", onlyWithPayload: true);
        await EachRowIsNamedAsync("update audit_payloads set salt = salt || '0' where sequence = @n", onlyWithPayload: true);
        await EachRowIsNamedAsync("update audit_payloads set (salt, payload) = (select salt, payload from kept_audit_payloads where sequence <> @n limit 1) where sequence = @n", onlyWithPayload: true);
    }

    [Fact]
    public async Task An_entry_that_was_taken_away_is_missed()
    {
        await FillAsync();

        await EachRowIsNamedAsync("delete from audit_payloads where sequence = @n; delete from audit_entries where sequence = @n");

        // All that follow move up, so that no number is missing.
        await EachRowIsNamedAsync("""
            delete from audit_payloads where sequence >= @n;
            delete from audit_entries where sequence = @n;
            update audit_entries set sequence = -sequence where sequence > @n;
            update audit_entries set sequence = -sequence - 1 where sequence < 0
            """);
    }

    [Fact]
    public async Task Entries_in_another_order_are_found()
    {
        await FillAsync();

        await EachRowIsNamedAsync(
            $"""
            update audit_entries set ({Columns}) = (select {Columns} from kept_audit_entries k where k.sequence = 2 * @n + 1 - audit_entries.sequence) where sequence in (@n, @n + 1);
            delete from audit_payloads where sequence in (@n, @n + 1);
            insert into audit_payloads (sequence, salt, payload) select 2 * @n + 1 - sequence, salt, payload from kept_audit_payloads where sequence in (@n, @n + 1)
            """,
            last: Count - 1);
    }

    [Fact]
    public async Task An_entry_that_was_planted_is_found()
    {
        await FillAsync();
        const string Plant = $"insert into audit_entries (sequence, {Columns}) select sequence + 1, {Columns} from kept_audit_entries where sequence = @n";

        // In between, the others moving down, and after the end.
        await EachRowIsNamedAsync(
            $"""
            delete from audit_payloads where sequence > @n;
            update audit_entries set sequence = -sequence where sequence > @n;
            update audit_entries set sequence = 1 - sequence where sequence < 0;
            {Plant}
            """,
            named: n => n + 1);
        await ExecuteAsync(Plant, new { n = Count });
        await NamedAsync(Count + 1);
    }

    [Fact]
    public async Task A_personal_part_where_there_was_none_is_found()
    {
        await FillAsync();
        await ExecuteAsync("insert into audit_payloads (sequence, salt, payload) values (3, '', '{}')");

        await NamedAsync(3);
    }

    [Fact]
    public async Task Whoever_makes_the_hash_fit_is_found_by_the_next_entry_or_the_end()
    {
        await FillAsync();
        for (var n = 1; n <= Count; n++)
        {
            var row = (await ScalarAsync<Row>("select actor_id, subject_type, subject_id, request_id, changes, commitment, hash from audit_entries where sequence = @n", new { n }))!;
            var previous = await ScalarAsync<string>("select hash from audit_entries where sequence = @n - 1", new { n }) ?? "";
            string HashWith(string name) =>
                Hash(previous, Number(n), name, TestClock.Start.ToStoredText(), row.ActorId, row.SubjectType, row.SubjectId, row.RequestId, row.Changes, row.Commitment);

            Assert.Equal(row.Hash, HashWith(Entries(n).Last().Event.Name));
            await ExecuteAsync("update audit_entries set event = 'account.enabled', hash = @hash where sequence = @n", new { n, hash = HashWith("account.enabled") });
            await NamedAsync(Math.Min(n + 1, Count));
            await RestoreAsync();
        }
    }

    [Fact]
    public async Task An_end_that_was_moved_is_found()
    {
        await FillAsync();
        await ExecuteAsync("update audit_chain set length = length - 1");
        await NamedAsync(Count - 1);
        await RestoreAsync();

        await ExecuteAsync("update audit_chain set length = length - 1, last_hash = (select hash from audit_entries where sequence = 4)");
        await NamedAsync(Count);
        await RestoreAsync();

        await ExecuteAsync("update audit_chain set length = length + 1");
        await NamedAsync(Count + 1);
        await RestoreAsync();

        await ExecuteAsync("update audit_chain set last_hash = 'x'");
        await NamedAsync(Count);
        await RestoreAsync();

        await ExecuteAsync("delete from audit_chain");
        Assert.Equal("audit_chain", Assert.Single(await FindingsAsync()).Where);
    }

    [Fact]
    public async Task Any_personal_part_may_be_gone()
    {
        await FillAsync();
        await EachRowAsync("delete from audit_payloads where sequence = @n", Count, async _ => Assert.Empty(await FindingsAsync()));
        await ExecuteAsync("delete from audit_payloads");

        Assert.Empty(await FindingsAsync());
    }

    protected async Task FillAsync()
    {
        await AppendAsync([.. Entries(Count)]);
        Assert.Empty(await FindingsAsync());
        await ExecuteAsync(dropTriggers);
        foreach (var (table, columns) in Tables)
        {
            await ExecuteAsync($"create table kept_{table} as select {columns} from {table}");
        }
    }

    protected async Task NamedAsync(long sequence)
    {
        var finding = Assert.Single(await FindingsAsync());
        Assert.True(finding.Where == $"audit entry {Number(sequence)}", $"not {Number(sequence)}: {finding}");
    }

    protected Task EachRowIsNamedAsync(string change, bool onlyWithPayload = false, int last = Count, Func<long, long>? named = null) =>
        EachRowAsync(change, last, n => NamedAsync(named?.Invoke(n) ?? n), onlyWithPayload);

    private async Task EachRowAsync(string change, int last, Func<long, Task> check, bool onlyWithPayload = false)
    {
        for (var n = 1; n <= last; n++)
        {
            if (onlyWithPayload && n % 3 == 0)
            {
                continue;
            }

            await ExecuteAsync(change, new { n, later = Clock.GetUtcNow().AddSeconds(1) });
            await check(n);
            await RestoreAsync();
        }
    }

    private sealed record Row
    {
        public string? ActorId { get; init; }

        public required string SubjectType { get; init; }

        public string? SubjectId { get; init; }

        public string? RequestId { get; init; }

        public required string Changes { get; init; }

        public string? Commitment { get; init; }

        public required string Hash { get; init; }
    }

    private async Task RestoreAsync() => await ExecuteAsync(
        "delete from audit_payloads; delete from audit_entries; delete from audit_chain;"
        + string.Concat(Tables.Select(table => $"insert into {table.Table} ({table.Columns}) select {table.Columns} from kept_{table.Table};")));
}

public sealed class AuditCheckOnSqliteTests() : AuditCheckContract(DatabaseKind.Sqlite, DropTriggers)
{
    private const string DropTriggers = """
        drop trigger audit_entries_not_updated; drop trigger audit_entries_not_deleted; drop trigger audit_entries_appended;
        drop trigger audit_payloads_not_updated; drop trigger audit_payloads_appended;
        drop trigger audit_chain_not_inserted; drop trigger audit_chain_not_deleted; drop trigger audit_chain_grows
        """;

    /// <summary>Where columns take anything.</summary>
    [Fact]
    public async Task A_row_that_cannot_be_read_is_named()
    {
        await FillAsync();

        await EachRowIsNamedAsync("update audit_entries set at = 'yesterday' where sequence = @n");
        await ExecuteAsync("update audit_chain set length = 'many'");
        Assert.Contains("cannot be read", Assert.Single(await FindingsAsync()).ToString(), StringComparison.Ordinal);
    }
}

public sealed class AuditCheckOnPostgresTests() : AuditCheckContract(
    DatabaseKind.Postgres,
    "alter table audit_entries disable trigger user; alter table audit_payloads disable trigger user; alter table audit_chain disable trigger user");
