namespace Repository.Domain.Audit;

/// <summary>A kind of thing that the audit log tells of: one of <see cref="AuditEvents"/>.</summary>
public sealed class AuditEvent
{
    internal AuditEvent(string name, AuditSubject subject)
    {
        Name = name;
        Subject = subject;
    }

    /// <summary>As it stands in the database: <c>role.granted</c>.</summary>
    public string Name { get; }

    public AuditSubject Subject { get; }

    public override string ToString() => Name;
}
