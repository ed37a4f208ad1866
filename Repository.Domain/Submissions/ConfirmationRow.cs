using Repository.Domain.Data;

namespace Repository.Domain.Submissions;

internal sealed record ConfirmationRow
{
    public const string Columns = """
        c.id, c.submission_id, c.focal_point_id, c.revision_id, c.asked_at, c.mailed_at, c.expires_at, c.answer, c.answered_at, c.reason,
               f.name, f.organisation, f.email, f.language, a.display_name as asked_by
        """;

    public const string From = """
        from   confirmations c
        join   focal_points f on f.id = c.focal_point_id
        join   accounts a on a.id = c.asked_by
        """;

    /// <summary>
    /// Of a row named c: whoever has a link to it can still answer. A submission that was taken back, ended, or sent with another text since has nobody to wait for.
    /// </summary>
    public const string IsOpen = """
        c.answer is null and exists (
                   select 1
                   from   submissions o
                   where  o.id = c.submission_id and o.revision_id = c.revision_id and o.state in ('awaiting-confirmation', 'submitted', 'in-review'))
        """;

    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    public required Guid FocalPointId { get; init; }

    public required Guid RevisionId { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset MailedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public string? Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public required string Reason { get; init; }

    public required string Name { get; init; }

    public required string Organisation { get; init; }

    public required string Email { get; init; }

    public required string Language { get; init; }

    public required string AskedBy { get; init; }

    public Confirmation ToConfirmation() => new()
    {
        Id = Id,
        SubmissionId = SubmissionId,
        RevisionId = RevisionId,
        FocalPoint = new FocalPoint(Name, Organisation, Email, Language),
        AskedBy = AskedBy,
        AskedAt = AskedAt,
        ExpiresAt = ExpiresAt,
        Answer = Answer is null ? null : StoredName.Parse<ConfirmationAnswer>(Answer),
        AnsweredAt = AnsweredAt,
        Reason = Reason,
    };
}
