using System.Runtime.CompilerServices;
using Repository.Domain.Data;

namespace Repository.Domain.Notifications;

/// <summary>What administrators see and decide.</summary>
public sealed partial class MailOutbox
{
    private const int StreamedAtOnce = 500;

    /// <summary>After every id in hexadecimal.</summary>
    private const string AfterAll = "g";

    private const string SelectPage = $"""
        select {OutgoingMailRow.Columns}
        from   outgoing_mails
        where  id < @before
        and    (@state = '' or state = @state)
        and    (@template = '' or template = @template)
        and    (@account = '' or account_id = @account)
        and    (@address = '' or lower(address) = @address)
        order  by id desc
        limit  @count
        """;

    /// <summary>The mails of that filter, newest first.</summary>
    /// <param name="before">Id of the last mail of the page before; null for the first page.</param>
    public Task<IReadOnlyList<OutgoingMail>> ListAsync(MailFilter filter, Guid? before, int count, CancellationToken ct) => database.ReadAsync<IReadOnlyList<OutgoingMail>>(
        async session =>
        {
            var parameters = new
            {
                before = before?.ToString("D") ?? AfterAll,
                state = filter.State is { } state ? StoredName.Of(state) : "",
                template = filter.Template ?? "",
                account = filter.AccountId?.ToString("D") ?? "",
                address = (filter.Address ?? "").ToLowerInvariant(),
                count,
            };
            return [.. (await session.QueryAsync<OutgoingMailRow>(SelectPage, parameters, ct)).Select(row => row.ToMail())];
        },
        ct);

    /// <summary>All of that filter, newest first, a few hundred in memory at a time.</summary>
    public async IAsyncEnumerable<OutgoingMail> StreamAsync(MailFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        Guid? last = null;
        IReadOnlyList<OutgoingMail> mails;
        do
        {
            mails = await ListAsync(filter, last, StreamedAtOnce, ct);
            foreach (var mail in mails)
            {
                yield return mail;
                last = mail.Id;
            }
        }
        while (mails.Count == StreamedAtOnce);
    }

    private const string SelectOne = $"""
        select {OutgoingMailRow.Columns}
        from   outgoing_mails
        where  id = @id
        """;

    public Task<OutgoingMail?> FindAsync(Guid id, CancellationToken ct) =>
        database.ReadAsync(async session => (await session.FirstOrDefaultAsync<OutgoingMailRow>(SelectOne, new { id }, ct))?.ToMail(), ct);

    private const string CountStates = """
        select state, count(*) as mails, min(due_at) as first_due_at, min(created_at) as oldest_at
        from   outgoing_mails
        group  by state
        """;

    /// <summary>How many mails are in each state, those without any included.</summary>
    public Task<IReadOnlyList<MailCount>> CountAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<MailCount>>(
        async session =>
        {
            var rows = (await session.QueryAsync<StateRow>(CountStates, parameters: null, ct)).ToDictionary(row => StoredName.Parse<MailState>(row.State));
            return [.. Enum.GetValues<MailState>().Select(state => new MailCount { State = state, Count = rows.GetValueOrDefault(state)?.Mails ?? 0, FirstDueAt = rows.GetValueOrDefault(state)?.FirstDueAt, OldestAt = rows.GetValueOrDefault(state)?.OldestAt })];
        },
        ct);

    private const string SendAgain = """
        update outgoing_mails
        set    state = 'waiting', attempts = 0, unknown_ends = case state when 'uncertain' then 0 else unknown_ends end, due_at = @now, version = version + 1
        where  id = @id and version = @version and state in ('waiting', 'failed', 'uncertain')
        """;

    /// <summary>A person has the mail tried at once, with all attempts before it. Of an uncertain one they know that a recipient may get it a third time.</summary>
    /// <returns>False if it has another version by now, is being sent, or was sent.</returns>
    public async Task<bool> RetryAsync(DatabaseSession session, Guid id, long version, CancellationToken ct)
    {
        var done = await session.ExecuteAsync(SendAgain, new { id, version, now = session.Now }, ct) == 1;
        session.AfterCommit(Added.Ring);
        return done;
    }

    private const string Settle = """
        update outgoing_mails
        set    state = 'sent', due_at = null, sent_at = @now, version = version + 1
        where  id = @id and version = @version and state = 'uncertain'
        """;

    /// <summary>A person has found out that an uncertain mail arrived.</summary>
    /// <returns>False if it has another version by now, or is not uncertain.</returns>
    public static async Task<bool> SettleAsync(DatabaseSession session, Guid id, long version, CancellationToken ct) =>
        await session.ExecuteAsync(Settle, new { id, version, now = session.Now }, ct) == 1;

    private sealed record StateRow
    {
        public required string State { get; init; }

        public required long Mails { get; init; }

        public DateTimeOffset? FirstDueAt { get; init; }

        public DateTimeOffset? OldestAt { get; init; }
    }
}
