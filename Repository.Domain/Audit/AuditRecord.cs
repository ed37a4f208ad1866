namespace Repository.Domain.Audit;

/// <summary>An entry as it is read.</summary>
public sealed record AuditRecord
{
    /// <summary>From 1 without a gap, in the order of the commits.</summary>
    public required long Sequence { get; init; }

    /// <summary>A name of <see cref="AuditEvents"/>.</summary>
    public required string Event { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null for the program and for somebody who was not signed in.</summary>
    public required Guid? ActorId { get; init; }

    public required string? ActorName { get; init; }

    public required AuditSubject SubjectType { get; init; }

    public required string? SubjectId { get; init; }

    public required string? Address { get; init; }

    public required string? Agent { get; init; }

    public required string? RequestId { get; init; }

    /// <summary>What is not personal first.</summary>
    public required IReadOnlyList<RecordedChange> Changes { get; init; }

    /// <summary>It had a personal part: the actor's name, address and agent, and personal changes.</summary>
    public required bool IsErased { get; init; }
}

/// <param name="Field">A name of <see cref="AuditFields"/>.</param>
/// <param name="Before">Null where there was nothing, or where the field is secret.</param>
public sealed record RecordedChange(string Field, string? Before, string? After);
