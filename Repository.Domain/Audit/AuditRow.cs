using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Repository.Domain.Data;

namespace Repository.Domain.Audit;

/// <summary>An entry as its two tables keep it.</summary>
internal sealed record AuditRow
{
    public const string Columns = "e.sequence, e.event, e.at, e.actor_id, e.subject_type, e.subject_id, e.request_id, e.changes, e.commitment, e.hash, p.salt, p.payload";

    public const string Tables = """
        from   audit_entries e
        left   join audit_payloads p on p.sequence = e.sequence
        """;

    public required long Sequence { get; init; }

    public required string Event { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Text here, and not a Guid: of a row that was tampered with, too, it must be said what is wrong.</summary>
    public string? ActorId { get; init; }

    public required string SubjectType { get; init; }

    public string? SubjectId { get; init; }

    public string? RequestId { get; init; }

    public required string Changes { get; init; }

    public string? Commitment { get; init; }

    public string Hash { get; init; } = "";

    public string? Salt { get; init; }

    public string? Payload { get; init; }

    /// <summary>SHA-256 of the previous hash and each column, in lower-case hexadecimal. Each is preceded by its length, so no two rows run together alike.</summary>
    /// <param name="previous">Empty for the first entry.</param>
    public string HashAfter(string previous)
    {
        var text = new StringBuilder();
        string?[] parts = [previous, Sequence.ToString(CultureInfo.InvariantCulture), Event, At.ToStoredText(), ActorId, SubjectType, SubjectId, RequestId, Changes, Commitment];
        foreach (var part in parts)
        {
            text.Append(part is null ? "-" : part.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(part).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public AuditRecord ToRecord()
    {
        var personal = Payload is null ? null : AuditPayload.Parse(Payload);
        return new AuditRecord
        {
            Sequence = Sequence,
            Event = Event,
            At = At,
            ActorId = ActorId is null ? null : Guid.ParseExact(ActorId, "D"),
            ActorName = personal?.ActorName,
            SubjectType = StoredName.Parse<AuditSubject>(SubjectType),
            SubjectId = SubjectId,
            Address = personal?.Address,
            Agent = personal?.Agent,
            RequestId = RequestId,
            Changes = [.. AuditPayload.ParseChanges(Changes).Concat(personal?.Changes ?? []).Select(change => new RecordedChange(change.Field, change.Before, change.After))],
            IsErased = Commitment is not null && Payload is null,
        };
    }
}
