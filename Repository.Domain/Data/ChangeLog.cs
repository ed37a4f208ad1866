namespace Repository.Domain.Data;

/// <summary>One row of the change log.</summary>
public sealed record Change
{
    /// <summary>Ascending in the order in which the transactions committed; there may be gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Tells one history from another after a restore.</summary>
    public required Guid Id { get; init; }

    /// <summary>What changed: <see cref="ChangeSubjects"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>Which one changed; empty for the taxonomy as a whole.</summary>
    public required string SubjectId { get; init; }
}

public static class ChangeSubjects
{
    public const string Contribution = "contribution";
    public const string Taxonomy = "taxonomy";
    public const string Page = "page";
    public const string Person = "person";
    public const string Organisation = "organisation";
    public const string Space = "space";
}

public sealed class ChangeLog(Database database)
{
    private const string SelectAfter = """
        select sequence, id, subject, subject_id
        from   changes
        where  sequence > @sequence
        order  by sequence
        limit  @count
        """;

    private const string SelectLast = """
        select sequence, id, subject, subject_id
        from   changes
        order  by sequence desc
        limit  1
        """;

    /// <summary>Adds a change to the writer's own transaction. From here on other writers wait for its end: append last.</summary>
    public static Task AppendAsync(DatabaseSession session, string subject, string subjectId, CancellationToken ct) =>
        AppendAsync(session, subject, [subjectId], ct);

    /// <summary>Adds a change for each of the subjects, in that order.</summary>
    public static Task AppendAsync(DatabaseSession session, string subject, IEnumerable<string> subjectIds, CancellationToken ct)
    {
        session.TakeChangeLog();
        var lockThenInsert = $"""
            {session.Dialect.LockChangeLog};
            insert into changes (id, subject, subject_id, at)
            select id, @subject, subject_id, @now
            from   {session.Dialect.Rows("@rows", "id text, subject_id text, ordinal integer")}
            order  by ordinal
            """;
        var rows = subjectIds.Select((subjectId, i) => new { Id = Guid.CreateVersion7(), SubjectId = subjectId, Ordinal = i });
        return session.ExecuteAsync(lockThenInsert, new { subject, now = session.Now, rows = JsonRows.Of(rows) }, ct);
    }

    /// <summary>The changes after that sequence number, oldest first.</summary>
    public Task<IReadOnlyList<Change>> AfterAsync(long sequence, int count, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<Change>(SelectAfter, new { sequence, count }, ct), ct);

    /// <summary>The newest change, or null.</summary>
    public Task<Change?> LastAsync(CancellationToken ct) =>
        database.ReadAsync(session => session.FirstOrDefaultAsync<Change>(SelectLast, parameters: null, ct), ct);
}
