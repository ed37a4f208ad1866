namespace Repository.Domain.Data;

/// <summary>
/// The logs that a write appends to. Each is held until the commit, so all writers take them in one order, the audit log first:
/// otherwise two of them could wait for each other.
/// </summary>
internal sealed class WriteLocks
{
    private bool auditLog;
    private bool changeLog;

    /// <summary>
    /// A write that is run again as it met another one at the end of the audit log waits for its turn before it reads anything:
    /// what it reads then is of the moment at which it has the log, and it does not meet another one there.
    /// </summary>
    public async Task BeginAttemptAsync(DatabaseSession session, CancellationToken ct)
    {
        changeLog = false;
        if (auditLog && session.Dialect.LockAuditLog is { Length: > 0 } takeLock)
        {
            await session.ExecuteAsync(takeLock, parameters: null, ct);
        }
    }

    public void TakeAuditLog()
    {
        if (changeLog && !auditLog)
        {
            throw new InvalidOperationException("the audit log is appended to before the change log");
        }

        auditLog = true;
    }

    public void TakeChangeLog() => changeLog = true;
}
