using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Organisations;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Organisations;

public abstract class MembershipDeskContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly AuditContext Staff = AuditContext.Program;

    private MembershipDesk Desk => new(Database, new MailOutbox(Database));

    private MembershipStore Store => new(Database);

    private OrganisationStore Organisations => new(Database);

    [Theory]
    [InlineData("ana@iom.int", true)]
    [InlineData("ana@IOM.INT", true)]
    [InlineData("ana@mail.iom.int", true)]
    [InlineData("ana@a.b.iom.int", true)]
    [InlineData("ana@iom.int.", true)]
    [InlineData("ana@xn--bcher-kva.example", true)]
    [InlineData("ana@bücher.example", true)]
    [InlineData("ana@notiom.int", false)]
    [InlineData("ana@iom.int.evil.example", false)]
    [InlineData("ana@iom.in", false)]
    [InlineData("ana@int", false)]
    [InlineData("ana@iоm.int", false)]
    [InlineData("ana@iom-int.example", false)]
    [InlineData("iom.int@example.org", false)]
    [InlineData("ana@field.iom.int", false)]
    [InlineData("ana@x.field.iom.int", false)]
    public async Task An_address_at_the_organisation_s_domain_or_below_it_is_proof(string email, bool proves)
    {
        var organisation = await AddAsync("IOM", "iom.int", "xn--bcher-kva.example");
        // Another's domain below: the nearer claim counts.
        await AddAsync("Field", "field.iom.int");
        var person = await Database.AddPersonAsync("Ana", email);

        var outcome = await Desk.AskAsync(person.Id, organisation.Number, Staff, Ct);

        Assert.Equal(proves ? MembershipOutcome.Confirmed : MembershipOutcome.Waiting, outcome);
        Assert.Equal(proves ? organisation.Id : null, (await Store.CurrentAsync(person.Id, Ct))?.Organisation?.Id);
    }

    [Fact]
    public async Task An_unconfirmed_address_asks_for_nothing()
    {
        var organisation = await AddAsync("IOM", "iom.int");
        var person = await Database.AddPersonAsync("Ana", "ana@iom.int", confirmed: false);

        Assert.Equal(MembershipOutcome.NotFound, await Desk.AskAsync(person.Id, organisation.Number, Staff, Ct));
    }

    [Fact]
    public async Task What_an_address_does_not_prove_waits_for_staff_who_are_told()
    {
        var organisation = await AddAsync("IOM");
        await Database.AddPersonAsync("Admin", "admin@example.org", roles: Role.Administrator);
        await Database.AddPersonAsync("Moderator", "moderator@example.org", roles: Role.Moderator);
        await Database.AddPersonAsync("Facilitator", "facilitator@example.org", roles: Role.Facilitator);
        var person = await Database.AddPersonAsync("Ana", "ana@example.org");

        await Desk.AskAsync(person.Id, organisation.Number, Staff, Ct);

        Assert.Equal(["admin@example.org", "moderator@example.org"], await MailedAsync("membership-asked"));
        var waiting = Assert.Single((await Store.WaitingAsync(0, 10, Ct)).Page);
        Assert.Equal(("Ana", "IOM"), (waiting.DisplayName, waiting.Membership.NameIn("fr")));
        Assert.Equal(MembershipOutcome.WaitsAlready, await Desk.AskAsync(person.Id, organisation.Number, Staff, Ct));
        Assert.Equal(MembershipOutcome.Confirmed, await Desk.ConfirmAsync(waiting.Membership.Id, organisation.Number, Staff, Ct));
        Assert.Equal(MembershipOutcome.NotFound, await Desk.RefuseAsync(waiting.Membership.Id, "late", Staff, Ct));
        Assert.Equal(MembershipOutcome.IsMember, await Desk.AskAsync(person.Id, organisation.Number, Staff, Ct));
        Assert.Equal(["ana@example.org"], await MailedAsync("membership-confirmed"));
        Assert.Equal(["membership.asked", "membership.confirmed"], await EventsAsync("membership.%"));
    }

    [Fact]
    public async Task A_refusal_tells_its_reason()
    {
        var organisation = await AddAsync("IOM");
        var person = await Database.AddPersonAsync("Ana", "ana@example.org");
        await Desk.AskAsync(person.Id, organisation.Number, Staff, Ct);
        var id = (await Store.WaitingAsync(0, 1, Ct)).Page[0].Membership.Id;

        Assert.Equal(MembershipOutcome.Refused, await Desk.RefuseAsync(id, "Write from your office’s address.", Staff, Ct));

        var kept = Assert.Single(await Store.OfAsync(person.Id, Ct));
        Assert.Equal((MembershipState.Refused, "Write from your office’s address."), (kept.State, kept.Reason));
        Assert.Equal(["ana@example.org"], await MailedAsync("membership-refused"));
        Assert.Equal(0, await Store.CountWaitingAsync(Ct));
        Assert.Equal(MembershipOutcome.Waiting, await Desk.AskAsync(person.Id, organisation.Number, Staff, Ct));
    }

    [Fact]
    public async Task A_person_belongs_to_one_organisation_and_has_belonged_to_others()
    {
        var (first, second) = (await AddAsync("First", "first.example"), await AddAsync("Second"));
        var person = await Database.AddPersonAsync("Ana", "ana@first.example");
        await Desk.AskAsync(person.Id, first.Number, Staff, Ct);
        Clock.Advance(TimeSpan.FromDays(1));
        await Desk.AskAsync(person.Id, second.Number, Staff, Ct);
        Assert.Equal(first.Id, (await Store.CurrentAsync(person.Id, Ct))!.Organisation!.Id);

        await Desk.ConfirmAsync((await Store.WaitingAsync(0, 1, Ct)).Page[0].Membership.Id, second.Number, Staff, Ct);

        Assert.Equal([(second.Id, MembershipState.Current), (first.Id, MembershipState.Former)], (await Store.OfAsync(person.Id, Ct)).Select(one => (one.Organisation!.Id, one.State)));
        Assert.Equal(MembershipOutcome.Ended, await Desk.LeaveAsync(person.Id, Staff, Ct));
        Assert.Equal(MembershipOutcome.NotFound, await Desk.LeaveAsync(person.Id, Staff, Ct));
        Assert.Equal(MembershipOutcome.NotFound, await Desk.WithdrawAsync(person.Id, Staff, Ct));
        Assert.Null(await Store.CurrentAsync(person.Id, Ct));
    }

    [Fact]
    public async Task A_proposed_organisation_is_there_once_staff_have_confirmed_it()
    {
        var person = await Database.AddPersonAsync("Ana");
        Assert.Equal(MembershipOutcome.Waiting, await Desk.ProposeAsync(person.Id, new ProposedOrganisation("Asociación Nueva", "es", "civil-society", null), Staff, Ct));
        Assert.Equal(MembershipOutcome.WaitsAlready, await Desk.ProposeAsync(person.Id, new ProposedOrganisation("Otra", "es", "civil-society", "cl"), Staff, Ct));
        var waiting = (await Store.WaitingAsync(0, 1, Ct)).Page[0].Membership;
        Assert.Equal(0, (await Organisations.ListAsync(new OrganisationFilter(), 0, 10, Ct)).Total);

        var (outcome, added) = await Desk.ConfirmNewAsync(waiting.Id, TestPeople.Organisation("Nueva", "nueva.example"), Staff, Ct);

        Assert.Equal(("Asociación Nueva", MembershipOutcome.Confirmed), (waiting.NameIn("en"), outcome));
        var organisation = Assert.IsType<OrganisationOutcome.Saved>(added).Organisation;
        Assert.Equal(organisation.Id, (await Store.CurrentAsync(person.Id, Ct))!.Organisation!.Id);
        Assert.Equal(MembershipOutcome.NotFound, (await Desk.ConfirmNewAsync(waiting.Id, TestPeople.Organisation("Twice"), Staff, Ct)).Outcome);
        Assert.Equal(1, (await Organisations.ListAsync(new OrganisationFilter(), 0, 10, Ct)).Total);
    }

    [Fact]
    public async Task A_wish_can_be_taken_back()
    {
        var person = await Database.AddPersonAsync("Ana");
        await Desk.AskAsync(person.Id, (await AddAsync("IOM")).Number, Staff, Ct);

        Assert.Equal(MembershipOutcome.Ended, await Desk.WithdrawAsync(person.Id, Staff, Ct));

        Assert.Equal((0, MembershipState.Withdrawn), (await Store.CountWaitingAsync(Ct), (await Store.OfAsync(person.Id, Ct))[0].State));
    }

    [Fact]
    public async Task Of_wishes_sent_at_once_one_is_kept()
    {
        var organisation = await AddAsync("IOM", "iom.int");
        var asks = await Database.AddPersonAsync("Ana");
        var proves = await Database.AddPersonAsync("Bea", "bea@iom.int");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Desk.AskAsync(i % 2 == 0 ? asks.Id : proves.Id, organisation.Number, Staff, Ct))));

        Assert.Equal(
            [MembershipOutcome.Confirmed, MembershipOutcome.Waiting, .. Enumerable.Repeat(MembershipOutcome.IsMember, 3), .. Enumerable.Repeat(MembershipOutcome.WaitsAlready, 3)],
            outcomes.Order());
    }

    [Fact]
    public async Task Another_address_is_looked_at_anew()
    {
        await Database.AddPersonAsync("Admin", "admin@example.org", roles: Role.Administrator);
        var (left, joined) = (await AddAsync("Left", "left.example"), await AddAsync("Joined", "joined.example"));
        var person = await Database.AddPersonAsync("Ana", "ana@left.example");
        await Desk.AskAsync(person.Id, left.Number, Staff, Ct);

        await ChangeEmailAsync(person.Id, "ana@sub.left.example");
        Assert.Equal(left.Id, (await Store.CurrentAsync(person.Id, Ct))!.Organisation!.Id);

        await ChangeEmailAsync(person.Id, "ana@elsewhere.example");
        Assert.Null(await Store.CurrentAsync(person.Id, Ct));
        Assert.Equal("Left", Assert.Single((await Store.WaitingAsync(0, 2, Ct)).Page).Membership.NameIn("en"));
        Assert.Equal(["admin@example.org"], await MailedAsync("membership-asked"));

        await ChangeEmailAsync(person.Id, "ana@left.example");
        Assert.Equal((left.Id, 0), ((await Store.CurrentAsync(person.Id, Ct))!.Organisation!.Id, await Store.CountWaitingAsync(Ct)));

        await Desk.AskAsync(person.Id, joined.Number, Staff, Ct);
        await ChangeEmailAsync(person.Id, "ana@joined.example");
        Assert.Equal((joined.Id, 0), ((await Store.CurrentAsync(person.Id, Ct))!.Organisation!.Id, await Store.CountWaitingAsync(Ct)));
    }

    [Fact]
    public async Task What_staff_confirmed_outlasts_a_change_of_address()
    {
        var organisation = await AddAsync("IOM", "iom.int");
        var person = await Database.AddPersonAsync("Ana", "ana@example.org");
        await Desk.AskAsync(person.Id, organisation.Number, Staff, Ct);
        await Desk.ConfirmAsync((await Store.WaitingAsync(0, 1, Ct)).Page[0].Membership.Id, organisation.Number, Staff, Ct);

        await ChangeEmailAsync(person.Id, "ana@elsewhere.example");

        Assert.NotNull(await Store.CurrentAsync(person.Id, Ct));
    }

    private Task ChangeEmailAsync(Guid accountId, string email) => Database.WriteAsync(
        async session =>
        {
            var account = (await AccountStore.FindAsync(session, accountId, Ct))!;
            Assert.True(await AccountStore.UpdateAsync(session, account with { Email = email }, Ct));
            await Desk.ReexamineAsync(session, accountId, Staff, Ct);
        },
        Ct);

    private async Task<Organisation> AddAsync(string name, params string[] domains) =>
        Assert.IsType<OrganisationOutcome.Saved>(await Organisations.CreateAsync(TestPeople.Organisation(name, domains), Staff, Ct)).Organisation;

    private Task<IReadOnlyList<string>> MailedAsync(string template) => Database.ReadAsync(
        session => session.QueryAsync<string>("select address from outgoing_mails where template = @template order by address", new { template }, Ct), Ct);

    private Task<IReadOnlyList<string>> EventsAsync(string pattern) => Database.ReadAsync(
        session => session.QueryAsync<string>("select event from audit_entries where event like @pattern order by sequence", new { pattern }, Ct), Ct);
}

public sealed class MembershipDeskOnSqliteTests() : MembershipDeskContract(DatabaseKind.Sqlite);

public sealed class MembershipDeskOnPostgresTests() : MembershipDeskContract(DatabaseKind.Postgres);
