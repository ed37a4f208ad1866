namespace Repository.Domain.Audit;

/// <summary>One thing that happened, to be written.</summary>
/// <param name="SubjectId">Which thing of the event's <see cref="AuditEvent.Subject"/>; null where there is no one thing.</param>
public sealed record AuditEntry(AuditEvent Event, AuditContext By, string? SubjectId)
{
    public AuditEntry(AuditEvent @event, AuditContext by, Guid subjectId)
        : this(@event, by, subjectId.ToString("D"))
    {
    }

    /// <summary>In this order.</summary>
    public IReadOnlyList<AuditChange> Changes { get; init; } = [];
}
