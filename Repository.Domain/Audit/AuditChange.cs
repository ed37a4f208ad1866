namespace Repository.Domain.Audit;

/// <summary>What a field was and is. Made by the field, which knows what of it may be told.</summary>
public sealed record AuditChange
{
    internal AuditChange(AuditField field, string? before, string? after)
    {
        Field = field;
        Before = AuditText.Cut(before, AuditText.LongestValue);
        After = AuditText.Cut(after, AuditText.LongestValue);
    }

    public AuditField Field { get; }

    public string? Before { get; }

    public string? After { get; }
}
