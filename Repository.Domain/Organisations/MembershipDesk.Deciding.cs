using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;

namespace Repository.Domain.Organisations;

public sealed partial class MembershipDesk
{
    private const string Confirm = """
        update memberships
        set    state = 'current', organisation_id = @organisationId, domain = @domain, decided_at = @now, decided_by = @decidedBy
        where  id = @id and state = 'asked'
        """;

    /// <summary>Confirms a wish that waits, for an organisation that there is: the one asked for, or the one that was meant by a proposal.</summary>
    public Task<MembershipOutcome> ConfirmAsync(Guid id, int organisationNumber, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session => await OrganisationStore.FindByNumberAsync(session, organisationNumber, ct) is { State: OrganisationState.Active } organisation
            ? await ConfirmAsync(session, id, organisation, by, ct)
            : MembershipOutcome.NotFound,
        ct);

    /// <summary>Adds the organisation that was proposed, as staff have put it right, and confirms the wish.</summary>
    /// <param name="organisation">As <see cref="OrganisationRules"/> allow it.</param>
    public Task<(MembershipOutcome Outcome, OrganisationOutcome? Organisation)> ConfirmNewAsync(Guid id, Organisation organisation, AuditContext by, CancellationToken ct) =>
        database.WriteAsync<(MembershipOutcome, OrganisationOutcome?)>(
            async session =>
            {
                // Looked at before the organisation is added: nothing is to be left of a decision that came too late.
                if (await AskingAsync(session, id, ct) is null)
                {
                    return (MembershipOutcome.NotFound, null);
                }

                var added = await OrganisationStore.AddAsync(session, organisation, by, ct);
                return added is OrganisationOutcome.Saved saved ? (await ConfirmAsync(session, id, saved.Organisation, by, ct), added) : (MembershipOutcome.NotFound, added);
            },
            ct);

    private async Task<MembershipOutcome> ConfirmAsync(DatabaseSession session, Guid id, Organisation organisation, AuditContext by, CancellationToken ct)
    {
        if (await AskingAsync(session, id, ct) is not { } account)
        {
            return MembershipOutcome.NotFound;
        }

        await EndCurrentAsync(session, account.Id, by, ct);
        await session.ExecuteAsync(Confirm, new { id, organisationId = organisation.Id, domain = (string?)null, decidedBy = by.ActorId, now = session.Now }, ct);
        await ConfirmedAsync(session, account, organisation, by, ct);
        return MembershipOutcome.Confirmed;
    }

    private const string Refuse = """
        update memberships
        set    state = 'refused', reason = @reason, decided_at = @now, decided_by = @decidedBy
        where  id = @id and state = 'asked'
        """;

    /// <param name="reason">Told to the person.</param>
    public Task<MembershipOutcome> RefuseAsync(Guid id, string reason, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (await AskingAsync(session, id, ct) is not { } account)
            {
                return MembershipOutcome.NotFound;
            }

            var asked = (await MembershipStore.OfAsync(session, account.Id, ct)).First(one => one.Id == id);
            await session.ExecuteAsync(Refuse, new { id, reason, decidedBy = by.ActorId, now = session.Now }, ct);
            await NoteAsync(session, AuditEvents.MembershipRefused, asked.Organisation?.Id, account.Id, by, ct, AuditFields.Reason.Changed(null, reason));
            await mails.AddAsync(session, MembershipMails.Refused(Recipient(account), asked.NameIn(account.Language), reason), ct);
            return MembershipOutcome.Refused;
        },
        ct);

    private const string AskAgain = """
        update memberships
        set    state = 'asked', domain = null, decided_at = null, decided_by = null
        where  id = @id and state = 'current'
        """;

    /// <summary>
    /// To be called in the transaction that changes a person's confirmed address, before that appends to the change log: a membership that the old address
    /// proved and the new one does not waits for staff; one that waits and that the new address proves is confirmed.
    /// </summary>
    public async Task ReexamineAsync(DatabaseSession session, Guid accountId, AuditContext by, CancellationToken ct)
    {
        if (await HoldAsync(session, accountId, ct) is not { } account)
        {
            return;
        }

        var memberships = await MembershipStore.OfAsync(session, accountId, ct);
        var asked = memberships.FirstOrDefault(one => one.State == MembershipState.Asked);
        if (asked?.Organisation is { } wanted && await ProofAsync(session, account, wanted.Id, ct) is { } proof)
        {
            await EndCurrentAsync(session, accountId, by, ct);
            await session.ExecuteAsync(Confirm, new { id = asked.Id, organisationId = wanted.Id, domain = proof, decidedBy = (Guid?)null, now = session.Now }, ct);
            await ConfirmedAsync(session, account, (await OrganisationStore.FindAsync(session, wanted.Id, ct))!, by, ct);
            return;
        }

        if (memberships.FirstOrDefault(one => one.State == MembershipState.Current) is { Domain: not null, Organisation: { } organisation } current
            && await ProofAsync(session, account, organisation.Id, ct) is null)
        {
            await DoubtAsync(session, account, current, organisation, asked is not null, by, ct);
        }
    }

    /// <summary>A person asks for one organisation at a time: with another wish under way, what is no longer proved has ended.</summary>
    private async Task DoubtAsync(DatabaseSession session, Account account, Membership current, MembershipOrganisation organisation, bool asksForAnother, AuditContext by, CancellationToken ct)
    {
        if (asksForAnother)
        {
            await EndCurrentAsync(session, account.Id, by, ct);
        }
        else
        {
            await session.ExecuteAsync(AskAgain, new { current.Id }, ct);
            await NoteAsync(session, AuditEvents.MembershipAsked, organisation.Id, account.Id, by, ct, AuditFields.State.Changed("current", "asked"));
            await TellStaffAsync(session, account, language => organisation.Names.In(language), ct);
        }

        await ChangeLog.AppendAsync(session, ChangeSubjects.Person, account.Id.ToString("D"), ct);
    }

    private const string SelectAsking = $"""
        select {AccountRow.Columns}
        from   memberships m
        join   accounts a on a.id = m.account_id
        where  m.id = @id and m.state = 'asked'
        """;

    /// <summary>Who asks, if nobody has decided yet.</summary>
    private static async Task<Account?> AskingAsync(DatabaseSession session, Guid id, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<AccountRow>(SelectAsking, new { id }, ct) is { } row ? await HoldAsync(session, row.Id, ct) : null;
}
