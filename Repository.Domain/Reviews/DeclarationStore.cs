using Repository.Domain.Data;

namespace Repository.Domain.Reviews;

/// <summary>Whether a moderator has a conflict of interest with a submission, as they say themselves. Who has one is partial: <see cref="Access.AccessSubject.IsPartial"/>.</summary>
public sealed class DeclarationStore(Database database)
{
    /// <summary>Longest description of a conflict.</summary>
    public const int MaxConflict = 1_000;

    private const string Select = """
        select conflict
        from   review_declarations
        where  submission_id = @submissionId and account_id = @accountId
        """;

    /// <summary>The conflict that was declared: empty for none, null if nothing was said.</summary>
    public Task<string?> FindAsync(Guid submissionId, Guid accountId, CancellationToken ct) => database.ReadAsync(session => FindAsync(session, submissionId, accountId, ct), ct);

    internal static Task<string?> FindAsync(DatabaseSession session, Guid submissionId, Guid accountId, CancellationToken ct) =>
        session.FirstOrDefaultAsync<string>(Select, new { submissionId, accountId }, ct);

    /// <summary>A conflict that was declared stays.</summary>
    private const string Upsert = """
        insert into review_declarations (submission_id, account_id, conflict, declared_at)
        values (@submissionId, @accountId, @conflict, @now)
        on     conflict (submission_id, account_id) do update
        set    conflict = excluded.conflict, declared_at = excluded.declared_at
        where  review_declarations.conflict = ''
        """;

    internal static Task<int> SetAsync(DatabaseSession session, Guid submissionId, Guid accountId, string conflict, CancellationToken ct) =>
        session.ExecuteAsync(Upsert, new { submissionId, accountId, conflict, now = session.Now }, ct);
}
