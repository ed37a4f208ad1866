using System.Data;
using System.Data.Common;
using Npgsql;

namespace Repository.Domain.Data;

internal sealed class PostgresDialect : Dialect
{
    // Advisory locks are named by numbers; these two spell “migr” and “chan” in ASCII.
    private const string MigrationLock = "1835624306";
    private const string ChangeLogLock = "1667785070";

    public override string Name => "postgres";

    public override string Product => "PostgreSQL";

    public override string SelectState => "select current_setting('server_version') as version, pg_database_size(current_database()) as bytes";

    public override bool OneWriterAtATime => false;

    /// <summary>What a transaction has read stays as it was; a row written by another meanwhile is a conflict and not a lost update.</summary>
    public override IsolationLevel WriteIsolation => IsolationLevel.RepeatableRead;

    public override IsolationLevel MigrationIsolation => IsolationLevel.ReadCommitted;

    public override string LockMigrations => $"select pg_advisory_xact_lock({MigrationLock})";

    public override string LockChangeLog => $"select pg_advisory_xact_lock({ChangeLogLock})";

    public override string SkipLocked => "for update skip locked";

    /// <summary>No advisory lock: a select would fix what the transaction sees before it waits, and this statement does not.</summary>
    public override string LockAuditLog => "lock table audit_chain in exclusive mode";

    public override string LockPosts => "lock table threads in share row exclusive mode";

    public override string SelectLastSequence => "select coalesce(pg_sequence_last_value(pg_get_serial_sequence('changes', 'sequence')::regclass), 0)";

    public override string SelectTable => "select tablename from pg_tables where schemaname = current_schema() and tablename = @name";

    public override IReadOnlyList<string> SelfChecks => [];

    public override string Rows(string parameter, string columns) => $"json_to_recordset({parameter}::json) as given ({columns})";

    public override string Texts(string parameter) => $"(select json_array_elements_text({parameter}::json))";

    /// <summary>A conflict is told at once: the number of attempts is bound enough.</summary>
    public override TimeSpan RetriesFor => TimeSpan.MaxValue;

    public override bool IsConflict(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    public override bool IsUnseenRow(DbException exception) => exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
