using Repository.Domain.Accounts;
using Repository.Domain.Data;

namespace Repository.Domain.Notifications;

/// <summary>
/// Mails from the moment they are decided on until they are sent. They are added in the transaction of what they tell of, so a mail goes out exactly if that
/// happened. Any number of workers, on any number of nodes, claim one at a time; <see cref="NextStep"/> says what becomes of it.
/// </summary>
public sealed partial class MailOutbox(Database database)
{
    /// <summary>Longer than any attempt may take; a worker that is slower has lost its mail.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>Rung when a mail was added here and its transaction is committed, or a person has it sent again. Of other nodes nobody hears.</summary>
    public MailSignal Added { get; } = new();

    private const string Insert = """
        insert into outgoing_mails (id, template, address, name, language, arguments, link_purpose, link_payload, link_stamp, account_id,
                                    state, attempts, unknown_ends, handed_over, due_at, created_at, version)
        values (@id, @template, @address, @name, @language, @arguments, @purpose, @payload, @stamp, @accountId,
                'waiting', 0, 0, false, @due, @now, 1)
        """;

    /// <summary>Adds the mail in the caller's transaction; it is sent once that is committed.</summary>
    /// <returns>Its id.</returns>
    public async Task<Guid> AddAsync(DatabaseSession session, NewMail mail, CancellationToken ct)
    {
        var id = await PutAsync(session, mail, ct);
        session.AfterCommit(Added.Ring);
        return id;
    }

    /// <summary>Adds it likewise for those who have no outbox at hand: workers see it when they look next, a few seconds later.</summary>
    internal static Task<Guid> PutAsync(DatabaseSession session, NewMail mail, CancellationToken ct) => PutAsync(session, mail, session.Now, ct);

    /// <summary>The same for a mail that is not sent before a time.</summary>
    internal static async Task<Guid> PutAsync(DatabaseSession session, NewMail mail, DateTimeOffset due, CancellationToken ct)
    {
        if (mail is { Link.Purpose: not LinkPurposes.ConfirmContribution, AccountId: null })
        {
            throw new ArgumentException("a link's secret belongs to an account", nameof(mail));
        }

        var id = Guid.CreateVersion7(session.Now);
        var row = new
        {
            id,
            mail.Template,
            mail.Address,
            mail.Name,
            mail.Language,
            arguments = JsonRows.OfObject(mail.Arguments),
            mail.Link?.Purpose,
            mail.Link?.Payload,
            stamp = mail is { Link: not null, AccountId: { } accountId } ? await StampAsync(session, accountId, ct) : null,
            mail.AccountId,
            due,
            now = session.Now,
        };
        await session.ExecuteAsync(Insert, row, ct);
        return id;
    }

    private const string SelectStamp = "select security_stamp from accounts where id = @accountId";

    /// <summary>Whose account has been removed has none that fits.</summary>
    private static async Task<string> StampAsync(DatabaseSession session, Guid accountId, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<string>(SelectStamp, new { accountId }, ct) is { } stamp ? Secret.Hash(stamp) : "";

    private readonly string selectDue = $"""
        select {OutgoingMailRow.Columns}
        from   outgoing_mails
        where  due_at <= @now
        order  by due_at, id
        limit  1
        {database.Dialect.SkipLocked}
        """;

    private const string Claim = """
        update outgoing_mails
        set    state = 'sending', attempts = @attempts, unknown_ends = @unknownEnds, handed_over = false,
               due_at = @leaseEnds, last_error = @error, version = version + 1
        where  id = @id and version = @version
        """;

    /// <summary>Takes the mail that has been due for longest. Nobody else has it until <see cref="Lease"/> is over.</summary>
    /// <returns>Null if none is due.</returns>
    public Task<OutgoingMail?> ClaimAsync(CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            while (await session.FirstOrDefaultAsync<OutgoingMailRow>(selectDue, new { now = session.Now }, ct) is { } row)
            {
                if (await ClaimAsync(session, row, ct) is { } mail)
                {
                    return mail;
                }
            }

            return null;
        },
        ct);

    /// <returns>Null if the mail had been in hand already and is not to be tried again.</returns>
    private static async Task<OutgoingMail?> ClaimAsync(DatabaseSession session, OutgoingMailRow row, CancellationToken ct)
    {
        var found = row.ToMail();
        if (found.State == MailState.Sending)
        {
            var next = NextStep.AfterCutShort(found.Attempts, found.UnknownEnds, row.HandedOver);
            if (next.State != MailState.Waiting)
            {
                await EndAsync(session, found.Id, found.Version, next, ct);
                return null;
            }

            found = found with { UnknownEnds = next.UnknownEnds, LastError = next.Error };
        }

        var claimed = found with { State = MailState.Sending, Attempts = found.Attempts + 1, DueAt = session.Now + Lease, Version = found.Version + 1 };
        await session.ExecuteAsync(
            Claim,
            new { claimed.Id, claimed.Attempts, claimed.UnknownEnds, leaseEnds = claimed.DueAt, error = claimed.LastError, found.Version },
            ct);
        return claimed;
    }

    private const string MarkHandedOver = """
        update outgoing_mails
        set    handed_over = true, due_at = @leaseEnds
        where  id = @id and version = @version and state = 'sending'
        """;

    /// <summary>
    /// To be called right before the mail is passed on. If the program ends before, the attempt counts as not sent; if it ends after, as unknown.
    /// The lease begins anew.
    /// </summary>
    /// <returns>False if the mail was lost to another, and must not be passed on.</returns>
    public Task<bool> HandOverAsync(OutgoingMail claimed, CancellationToken ct) => database.WriteAsync(
        async session => await session.ExecuteAsync(MarkHandedOver, new { claimed.Id, claimed.Version, leaseEnds = session.Now + Lease }, ct) == 1,
        ct);

    private const string End = """
        update outgoing_mails
        set    state = @state, attempts = @attempts, unknown_ends = @unknownEnds, handed_over = false,
               due_at = @dueAt, last_error = @error, sent_at = @sentAt
        where  id = @id and version = @version and state = 'sending'
        """;

    /// <summary>Tells how the attempt ended.</summary>
    /// <returns>False if the mail was lost to another meanwhile, who tells its end.</returns>
    public Task<bool> EndAsync(OutgoingMail claimed, AttemptEnd end, CancellationToken ct) =>
        database.WriteAsync(session => EndAsync(session, claimed.Id, claimed.Version, NextStep.After(claimed.Attempts, claimed.UnknownEnds, end), ct), ct);

    private static async Task<bool> EndAsync(DatabaseSession session, Guid id, long version, NextStep next, CancellationToken ct)
    {
        var row = new
        {
            id,
            version,
            state = StoredName.Of(next.State),
            next.Attempts,
            next.UnknownEnds,
            dueAt = session.Now + next.Pause,
            next.Error,
            sentAt = next.State == MailState.Sent ? session.Now : (DateTimeOffset?)null,
        };
        return await session.ExecuteAsync(End, row, ct) == 1;
    }

    private const string DeleteBefore = """
        delete from outgoing_mails
        where  id in (
            select id
            from   outgoing_mails
            where  sent_at < @before or (state in ('failed', 'uncertain') and created_at < @before)
            order  by id
            limit  @count)
        """;

    /// <summary>Removes what was sent more than 90 days ago, and of what was not what is as old, at most so many.</summary>
    /// <returns>How many were removed.</returns>
    public Task<int> DeleteOldAsync(int count, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(DeleteBefore, new { before = session.Now - KeptFor, count }, ct), ct);
}
