using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Domain.Organisations;

/// <summary>Takes wishes to belong to an organisation, confirms those that an address proves, and leaves the rest to staff.</summary>
public sealed partial class MembershipDesk(Database database, MailOutbox mails)
{
    /// <summary>Where staff decide, without a language.</summary>
    public const string DecisionsPath = "/admin/memberships";

    private const string Insert = """
        insert into memberships (id, account_id, organisation_id, proposal, state, domain, asked_at, decided_at)
        values (@id, @accountId, @organisationId, @proposal, @state, @domain, @now, @decidedAt)
        """;

    /// <summary>Asks to belong to an organisation that there is.</summary>
    public Task<MembershipOutcome> AskAsync(Guid accountId, int organisationNumber, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var organisation = await OrganisationStore.FindByNumberAsync(session, organisationNumber, ct);
            if (organisation is not { State: OrganisationState.Active } || await HoldAsync(session, accountId, ct) is not { MaySignIn: true } account)
            {
                return MembershipOutcome.NotFound;
            }

            if (await StandingAsync(session, accountId, organisation.Id, ct) is { } standing)
            {
                return standing;
            }

            var proof = await ProofAsync(session, account, organisation.Id, ct);
            if (proof is not null)
            {
                await EndCurrentAsync(session, accountId, by, ct);
            }

            await InsertAsync(session, accountId, organisation.Id, proposal: null, proof, ct);
            await NoteAsync(session, AuditEvents.MembershipAsked, organisation.Id, accountId, by, ct);
            if (proof is null)
            {
                await TellStaffAsync(session, account, language => organisation.Names.In(language), ct);
                return MembershipOutcome.Waiting;
            }

            await ConfirmedAsync(session, account, organisation, by, ct);
            return MembershipOutcome.Confirmed;
        },
        ct);

    /// <summary>Asks to belong to an organisation that staff shall add.</summary>
    public Task<MembershipOutcome> ProposeAsync(Guid accountId, ProposedOrganisation proposal, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (await HoldAsync(session, accountId, ct) is not { MaySignIn: true } account)
            {
                return MembershipOutcome.NotFound;
            }

            if (await StandingAsync(session, accountId, organisationId: null, ct) is { } standing)
            {
                return standing;
            }

            await InsertAsync(session, accountId, organisationId: null, proposal, domain: null, ct);
            await NoteAsync(session, AuditEvents.MembershipAsked, organisationId: null, accountId, by, ct, AuditFields.OrganisationName.Changed(null, proposal.Name));
            await TellStaffAsync(session, account, _ => proposal.Name, ct);
            return MembershipOutcome.Waiting;
        },
        ct);

    private const string EndAsked = """
        update memberships
        set    state = 'withdrawn', ended_at = @now
        where  account_id = @accountId and state = 'asked'
        """;

    /// <summary>Takes back what the person has asked for.</summary>
    public Task<MembershipOutcome> WithdrawAsync(Guid accountId, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var asked = (await MembershipStore.OfAsync(session, accountId, ct)).FirstOrDefault(one => one.State == MembershipState.Asked);
            if (asked is null || await session.ExecuteAsync(EndAsked, new { accountId, now = session.Now }, ct) == 0)
            {
                return MembershipOutcome.NotFound;
            }

            await NoteAsync(session, AuditEvents.MembershipLeft, asked.Organisation?.Id, accountId, by, ct, AuditFields.State.Changed("asked", "withdrawn"));
            return MembershipOutcome.Ended;
        },
        ct);

    /// <summary>Leaves the organisation that the person belongs to.</summary>
    public Task<MembershipOutcome> LeaveAsync(Guid accountId, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (!await EndCurrentAsync(session, accountId, by, ct))
            {
                return MembershipOutcome.NotFound;
            }

            await ChangeLog.AppendAsync(session, ChangeSubjects.Person, accountId.ToString("D"), ct);
            return MembershipOutcome.Ended;
        },
        ct);

    /// <summary>Has other transactions on the same person's memberships wait, or be run again: each looks first and then writes.</summary>
    private const string Hold = "update accounts set version = version where id = @accountId";

    private static async Task<Account?> HoldAsync(DatabaseSession session, Guid accountId, CancellationToken ct) =>
        await session.ExecuteAsync(Hold, new { accountId }, ct) == 0 ? null : await AccountStore.FindAsync(session, accountId, ct);

    private static async Task<MembershipOutcome?> StandingAsync(DatabaseSession session, Guid accountId, Guid? organisationId, CancellationToken ct)
    {
        var standing = await MembershipStore.OfAsync(session, accountId, ct);
        return standing.Any(one => one.State == MembershipState.Current && organisationId is not null && one.Organisation?.Id == organisationId) ? MembershipOutcome.IsMember
            : standing.Any(one => one.State == MembershipState.Asked) ? MembershipOutcome.WaitsAlready
            : null;
    }

    /// <summary>The organisation's domain at which the person's confirmed address is, or null.</summary>
    private static async Task<string?> ProofAsync(DatabaseSession session, Account account, Guid organisationId, CancellationToken ct) =>
        account.EmailConfirmedAt is not null && await OrganisationStore.OfEmailAsync(session, account.Email, ct) is { } match && match.OrganisationId == organisationId ? match.Domain : null;

    private static Task<int> InsertAsync(DatabaseSession session, Guid accountId, Guid? organisationId, ProposedOrganisation? proposal, string? domain, CancellationToken ct) => session.ExecuteAsync(
        Insert,
        new
        {
            id = Guid.CreateVersion7(),
            accountId,
            organisationId,
            proposal = proposal is null ? null : System.Text.Json.JsonSerializer.Serialize(proposal),
            state = StoredName.Of(domain is null ? MembershipState.Asked : MembershipState.Current),
            domain,
            now = session.Now,
            decidedAt = domain is null ? (DateTimeOffset?)null : session.Now,
        },
        ct);

    private const string EndCurrent = """
        update memberships
        set    state = 'former', ended_at = @now
        where  account_id = @accountId and state = 'current'
        """;

    private static async Task<bool> EndCurrentAsync(DatabaseSession session, Guid accountId, AuditContext by, CancellationToken ct)
    {
        if (await MembershipStore.CurrentAsync(session, accountId, ct) is not { Organisation: { } organisation })
        {
            return false;
        }

        await session.ExecuteAsync(EndCurrent, new { accountId, now = session.Now }, ct);
        await NoteAsync(session, AuditEvents.MembershipLeft, organisation.Id, accountId, by, ct, AuditFields.State.Changed("current", "former"));
        return true;
    }

    /// <summary>What follows from a person's belonging, once the row is written.</summary>
    private async Task ConfirmedAsync(DatabaseSession session, Account account, Organisation organisation, AuditContext by, CancellationToken ct)
    {
        await NoteAsync(session, AuditEvents.MembershipConfirmed, organisation.Id, account.Id, by, ct);
        await mails.AddAsync(session, MembershipMails.Confirmed(Recipient(account), organisation.Names.In(account.Language), $"/organisations/{organisation.Number}-{organisation.Slug}".TrimEnd('-')), ct);
        await ChangeLog.AppendAsync(session, ChangeSubjects.Person, account.Id.ToString("D"), ct);
    }

    private const string SelectStaff = $"""
        select {AccountRow.Columns}
        from   accounts a
        where  a.disabled_at is null and a.email_confirmed_at is not null
        and    a.id in (select account_id from role_grants where role in ('administrator', 'moderator') and scope = 'everything')
        order  by a.id
        """;

    /// <summary>Mails everybody who may decide.</summary>
    private async Task TellStaffAsync(DatabaseSession session, Account account, Func<string, string> name, CancellationToken ct)
    {
        foreach (var staff in (await session.QueryAsync<AccountRow>(SelectStaff, parameters: null, ct)).Select(row => row.ToAccount()).Where(staff => staff.Id != account.Id))
        {
            await mails.AddAsync(session, MembershipMails.Asked(Recipient(staff), account.DisplayName, name(staff.Language), DecisionsPath), ct);
        }
    }

    private static MailRecipient Recipient(Account account) => new(account.Id, account.Email, account.DisplayName, account.Language);

    private static Task NoteAsync(DatabaseSession session, AuditEvent happened, Guid? organisationId, Guid accountId, AuditContext by, CancellationToken ct, params AuditChange[] changes) =>
        AuditLog.AppendAsync(session, new AuditEntry(happened, by, organisationId?.ToString("D")) { Changes = [AuditFields.Member.Changed(null, accountId.ToString("D")), .. changes] }, ct);
}
