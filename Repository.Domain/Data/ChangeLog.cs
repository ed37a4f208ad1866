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
}

public sealed class ChangeLog(Database database)
{
    /// <summary>Adds a change to the writer's own transaction.</summary>
    public static Task AppendAsync(DatabaseSession session, string subject, string subjectId, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>The changes after that sequence number, oldest first.</summary>
    public Task<IReadOnlyList<Change>> AfterAsync(long sequence, int count, CancellationToken ct) => throw new NotSupportedException(database.ToString());

    /// <summary>The newest change, or null.</summary>
    public Task<Change?> LastAsync(CancellationToken ct) => throw new NotSupportedException();
}
