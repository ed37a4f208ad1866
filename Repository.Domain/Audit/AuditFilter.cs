namespace Repository.Domain.Audit;

/// <summary>Which entries to show; what is null does not narrow.</summary>
public sealed record AuditFilter
{
    public AuditEvent? Event { get; init; }

    public Guid? ActorId { get; init; }

    public AuditSubject? SubjectType { get; init; }

    /// <summary>Of the type that is named beside it.</summary>
    public string? SubjectId { get; init; }

    /// <summary>The first day, UTC.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, UTC.</summary>
    public DateOnly? To { get; init; }
}

/// <param name="Records">Newest first.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record AuditPage(IReadOnlyList<AuditRecord> Records, long? Next);
