using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Repository.Domain.Data;

internal sealed class SqliteDialect : Dialect
{
    private const int Busy = 5;
    private const int Locked = 6;

    public override string Name => "sqlite";

    public override string Product => "SQLite";

    public override string SelectState => "select sqlite_version() as version, (select page_count from pragma_page_count) * (select page_size from pragma_page_size) as bytes";

    public override bool OneWriterAtATime => true;

    /// <summary>The driver begins such a transaction as an immediate one, which holds the write lock from the start.</summary>
    public override IsolationLevel WriteIsolation => IsolationLevel.Serializable;

    public override IsolationLevel MigrationIsolation => IsolationLevel.Serializable;

    public override string LockMigrations => "";

    public override string LockChangeLog => "";

    public override string SkipLocked => "";

    public override string LockAuditLog => "";

    public override string LockPosts => "";

    public override string SelectLastSequence => "select coalesce((select seq from sqlite_sequence where name = 'changes'), 0)";

    public override string SelectTable => "select name from sqlite_master where type = 'table' and name = @name";

    public override IReadOnlyList<string> SelfChecks { get; } =
    [
        "select integrity_check from pragma_integrity_check",
        """select "table" || ' row ' || coalesce("rowid", '?') || ' names a missing row of ' || "parent" from pragma_foreign_key_check""",
    ];

    public override string Rows(string parameter, string columns)
    {
        var names = columns.Split(',', StringSplitOptions.TrimEntries).Select(column => column.Split(' ')[0]);
        return $"(select {string.Join(", ", names.Select(name => $"json_extract(value, '$.{name}') as {name}"))} from json_each({parameter})) as given";
    }

    public override string Texts(string parameter) => $"(select value from json_each({parameter}))";

    /// <summary>As long as one attempt waits for a file that is busy: so a request waits some 10 seconds at most.</summary>
    public override TimeSpan RetriesFor => TimeSpan.FromSeconds(5);

    public override bool IsConflict(DbException exception) => exception is SqliteException { SqliteErrorCode: Busy or Locked };
}
