using System.Data;
using System.Data.Common;

namespace Repository.Domain.Data;

/// <summary>
/// What differs between the two databases. All else is one SQL for both: SQLite as of 3.35, PostgreSQL as of 15.
/// Ordering needs no member: the schema gives every text column one collation, that of the bytes.
/// </summary>
public abstract class Dialect
{
    public static Dialect Sqlite { get; } = new SqliteDialect();

    public static Dialect Postgres { get; } = new PostgresDialect();

    /// <summary>As it stands in the file names of migrations: <c>0001_changes.sqlite.sql</c>.</summary>
    public abstract string Name { get; }

    /// <summary>As people call it.</summary>
    public abstract string Product { get; }

    /// <summary>One row: the database's <c>version</c>, and its size in <c>bytes</c>.</summary>
    public abstract string SelectState { get; }

    /// <summary>Writers wait for one another within the process already, as the database would only make them wait asleep.</summary>
    public abstract bool OneWriterAtATime { get; }

    /// <summary>Of the transactions that write.</summary>
    public abstract IsolationLevel WriteIsolation { get; }

    /// <summary>Of a migration, which must see what the process that held the lock before it has committed.</summary>
    public abstract IsolationLevel MigrationIsolation { get; }

    /// <summary>Makes other migrating processes wait until the transaction ends; empty where its beginning does so.</summary>
    public abstract string LockMigrations { get; }

    /// <summary>Makes other writers to the change log wait until the transaction ends, so that they commit in the order of their sequence numbers; empty where there is one writer only.</summary>
    public abstract string LockChangeLog { get; }

    /// <summary>Ends a select of rows that the transaction is about to change: leaves out those that another one is changing; empty where there is one writer only.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>
    /// Makes other writers to the audit log wait until the transaction ends; empty where there is one writer only. Run first in a transaction,
    /// it waits before anything is seen: what follows sees the log's end as it then is.
    /// </summary>
    public abstract string LockAuditLog { get; }

    /// <summary>Makes other writers of threads and posts wait until the transaction ends, likewise.</summary>
    public abstract string LockPosts { get; }

    /// <summary>Gives the last sequence number that the change log's counter has handed out, 0 at first.</summary>
    public abstract string SelectLastSequence { get; }

    /// <summary>Whether there is a table of the name <c>@name</c>: a row, or none.</summary>
    public abstract string SelectTable { get; }

    /// <summary>Commands of the database by which it verifies itself; a column of findings, of which “ok” is none.</summary>
    public abstract IReadOnlyList<string> SelfChecks { get; }

    /// <summary>The rows of a JSON text as made by <see cref="JsonRows"/>, to stand after <c>from</c>. Thus many rows go in one command of constant text.</summary>
    /// <param name="parameter">With its sign: <c>@rows</c>.</param>
    /// <param name="columns">Names with types: <c>id text, ordinal integer</c>.</param>
    public abstract string Rows(string parameter, string columns);

    /// <summary>The texts of a JSON list as made by <see cref="JsonRows.OfTexts"/>, to stand after <c>in</c>.</summary>
    public abstract string Texts(string parameter);

    /// <summary>How long after the first attempt another one may begin.</summary>
    public abstract TimeSpan RetriesFor { get; }

    /// <summary>The transaction met another one and would succeed if it were run again.</summary>
    public abstract bool IsConflict(DbException exception);

    /// <summary>
    /// A row with the same key came to be that the transaction could not see. Run again it sees it, unless the program errs: so that is tried a few times only.
    /// Where there is one writer only, there is no such row.
    /// </summary>
    public virtual bool IsUnseenRow(DbException exception) => false;
}
