using System.Globalization;
using Repository.Domain.Data;

namespace Repository.Domain.Audit;

/// <summary>Who did what, to what, when and from where. Entries are added and never changed; each is chained to the one before it.</summary>
public sealed partial class AuditLog(Database database)
{
    /// <summary>
    /// Reads the end and keeps other writers from it until the commit. A transaction that began before another one's end finds out here that it
    /// must be run again; <see cref="WriteLocks"/> lets it take its turn before it begins anew.
    /// </summary>
    private const string HoldEnd = """
        update audit_chain
        set    length = length
        where  id = 1
        returning length, last_hash
        """;

    private const string InsertEntry = """
        insert into audit_entries (sequence, event, at, actor_id, subject_type, subject_id, request_id, changes, commitment, hash)
        values (@sequence, @event, @at, @actorId, @subjectType, @subjectId, @requestId, @changes, @commitment, @hash);
        """;

    private const string InsertPayload = """
        insert into audit_payloads (sequence, salt, payload)
        values (@sequence, @salt, @payload);
        """;

    private const string MoveEnd = """
        update audit_chain
        set    length = @sequence, last_hash = @hash
        where  id = 1
        """;

    /// <summary>
    /// Says, before anything is read, that this write will append. If it meets another one on its way there, it waits for its turn before it is run again:
    /// of many at once on the same rows, all come through.
    /// </summary>
    public static void Announce(DatabaseSession session) => session.TakeAuditLog();

    /// <summary>Adds an entry to the writer's own transaction: it is kept if that is. From here on other writers of entries wait for its end, so append late.</summary>
    /// <exception cref="InvalidOperationException">
    /// The session is not a write's, or the write has appended to the change log already: each log holds a lock until the commit, and the audit log's comes first.
    /// </exception>
    public static async Task AppendAsync(DatabaseSession session, AuditEntry entry, CancellationToken ct)
    {
        session.TakeAuditLog();
        var end = await session.FirstOrDefaultAsync<AuditEnd>(HoldEnd, parameters: null, ct)
            ?? throw new InvalidOperationException("the audit log has lost its end; run the command check");
        var row = Row(entry, end.Length + 1, session.Now);
        row = row with { Hash = row.HashAfter(end.LastHash) };
        await session.ExecuteAsync(InsertEntry + (row.Payload is null ? "" : InsertPayload) + MoveEnd, row, ct);
    }

    private const string SelectEnd = """
        select length, last_hash
        from   audit_chain
        where  id = 1
        """;

    /// <summary>How far the log has come, to be noted down elsewhere: nobody can then shorten or rewrite it unnoticed.</summary>
    public async Task<AuditEnd> EndAsync(CancellationToken ct) =>
        await database.ReadAsync(session => session.FirstOrDefaultAsync<AuditEnd>(SelectEnd, parameters: null, ct), ct)
        ?? throw new InvalidOperationException("the audit log has lost its end; run the command check");

    private const string DeletePayloads = """
        delete from audit_payloads
        where  sequence in (
            select sequence from audit_entries where actor_id = @id
            union
            select sequence from audit_entries where subject_type = @account and subject_id = @id
        )
        """;

    /// <summary>Erases the personal parts of what an account did and of what was done to it, and says so in the log. The entries stay.</summary>
    /// <returns>How many entries lost theirs.</returns>
    public static async Task<int> EraseAsync(DatabaseSession session, Guid accountId, AuditContext by, CancellationToken ct)
    {
        var erased = await session.ExecuteAsync(DeletePayloads, new { id = accountId, account = StoredName.Of(AuditSubject.Account) }, ct);
        var count = AuditFields.Count.Changed(before: null, erased.ToString(CultureInfo.InvariantCulture));
        await AppendAsync(session, new AuditEntry(AuditEvents.AuditErased, by, accountId) { Changes = [count] }, ct);
        return erased;
    }

    private static AuditRow Row(AuditEntry entry, long sequence, DateTimeOffset now)
    {
        var personal = new AuditPayload(
            AuditText.Cut(entry.By.ActorName, AuditText.LongestName),
            AuditText.Cut(entry.By.Address, AuditText.LongestName),
            AuditText.Cut(entry.By.Agent, AuditText.LongestAgent),
            [.. Stored(entry.Changes.Where(change => change.Field is PersonalField))]);
        var (salt, payload) = personal.IsEmpty ? (null, null) : (AuditPayload.NewSalt(), personal.ToJson());
        return new AuditRow
        {
            Sequence = sequence,
            Event = entry.Event.Name,
            At = now,
            ActorId = entry.By.ActorId?.ToString("D"),
            SubjectType = StoredName.Of(entry.Event.Subject),
            SubjectId = AuditText.Cut(entry.SubjectId, AuditText.LongestName),
            RequestId = AuditText.Cut(entry.By.RequestId, AuditText.LongestName),
            Changes = AuditPayload.ToJson(Stored(entry.Changes.Where(change => change.Field is not PersonalField))),
            Commitment = payload is null ? null : AuditPayload.Commitment(salt!, payload),
            Salt = salt,
            Payload = payload,
        };
    }

    private static IEnumerable<StoredChange> Stored(IEnumerable<AuditChange> changes) =>
        changes.Select(change => new StoredChange(change.Field.Name, change.Before, change.After));
}

/// <summary>The end of the chain.</summary>
public sealed record AuditEnd
{
    /// <summary>How many entries there are.</summary>
    public required long Length { get; init; }

    /// <summary>Of the last entry; empty if there is none.</summary>
    public required string LastHash { get; init; }
}
