using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Notifications;
using Repository.Domain.Submissions;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Submissions;

public abstract class AuthorsDeskContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private AuthorsDesk Desk => new(Database);

    private InvitationDesk Inviting => new(Database, new MailOutbox(Database));

    private InvitationStore Invitations => new(Database);

    private AuthorStore Authors => new(Database);

    [Fact]
    public async Task Whoever_has_the_address_accepts_once_and_writes()
    {
        var (ana, bo, cy, id) = await BeginAsync();

        Assert.Equal(AuthorsOutcome.Done, await InviteAsync(id, ana, $" {bo.Email.ToUpperInvariant()} ", AuthorRole.Editor));

        var invitation = Assert.Single(await Invitations.ForAsync(bo, Ct));
        Assert.Equal((id, AuthorRole.Editor, ana.DisplayName), (invitation.ContributionId, invitation.Role, invitation.InvitedBy));
        Assert.Empty(await Invitations.ForAsync(cy, Ct));
        Assert.Equal(AuthorsOutcome.NotFound, await Inviting.AcceptAsync(invitation.Id, cy, TestSubmissions.By(cy), Ct));
        Assert.Equal(AuthorsOutcome.NotFound, await Inviting.AcceptAsync(invitation.Id, bo with { EmailConfirmedAt = null }, TestSubmissions.By(bo), Ct));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Inviting.AcceptAsync(invitation.Id, bo, TestSubmissions.By(bo), Ct))));
        Assert.Single(outcomes, AuthorsOutcome.Done);
        Assert.Equal([(ana.Id, AuthorRole.Owner), (bo.Id, AuthorRole.Editor)], await RolesAsync(id));
        Assert.Empty(await Invitations.OfContributionAsync(id, Ct));
        Assert.Equal([NoticeKind.AuthorJoined], await ToldAsync(ana));
    }

    [Fact]
    public async Task An_invitation_gives_no_less_than_one_has_already()
    {
        var (ana, bo, _, id) = await BeginAsync();
        await JoinAsync(id, bo, AuthorRole.Editor);
        await InviteAsync(id, ana, bo.Email, AuthorRole.Viewer);
        await InviteAsync(id, ana, ana.Email, AuthorRole.Viewer);

        foreach (var person in new[] { bo, ana })
        {
            Assert.Equal(AuthorsOutcome.Done, await Inviting.AcceptAsync(Assert.Single(await Invitations.ForAsync(person, Ct)).Id, person, TestSubmissions.By(person), Ct));
        }

        Assert.Equal([(ana.Id, AuthorRole.Owner), (bo.Id, AuthorRole.Editor)], await RolesAsync(id));
    }

    [Fact]
    public async Task An_invitation_goes_to_anybody_alike_and_ends_by_itself()
    {
        var (ana, bo, _, id) = await BeginAsync();
        Assert.Equal(AuthorsOutcome.Done, await InviteAsync(id, ana, "nobody@example.org", AuthorRole.Viewer));
        Assert.Equal(AuthorsOutcome.Done, await InviteAsync(id, ana, bo.Email, AuthorRole.Viewer));
        Assert.Equal(AuthorsOutcome.NotAnAddress, await InviteAsync(id, ana, "nobody", AuthorRole.Viewer));
        Assert.Equal(2, await MailsAsync());

        Clock.Advance(InvitationDesk.InvitationLasts + TimeSpan.FromSeconds(1));

        Assert.Empty(await Invitations.ForAsync(bo, Ct));
        Assert.Empty(await Invitations.OfContributionAsync(id, Ct));
        await InviteAsync(id, ana, "new@example.org", AuthorRole.Viewer);
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from author_invitations"));
    }

    [Fact]
    public async Task Somebody_who_registers_later_finds_the_invitation()
    {
        var (ana, _, _, id) = await BeginAsync();
        await InviteAsync(id, ana, "Later@example.org", AuthorRole.Editor);

        var later = await Database.AddPersonAsync("Later", "later@example.org");

        Assert.Equal(id, Assert.Single(await Invitations.ForAsync(later, Ct)).ContributionId);
    }

    [Fact]
    public async Task One_account_sends_so_many_a_day_also_if_it_takes_them_back_and_one_address_gets_fewer_mails()
    {
        var (ana, bo, _, id) = await BeginAsync();
        for (var i = 0; i < InvitationDesk.InvitationsPerDay; i++)
        {
            Assert.Equal(AuthorsOutcome.Done, await InviteAsync(id, ana, bo.Email, AuthorRole.Editor));
            Assert.Equal(AuthorsOutcome.Done, await Inviting.UninviteAsync(id, Assert.Single(await Invitations.ForAsync(bo, Ct)).Id, TestSubmissions.By(ana), Ct));
        }

        Assert.Equal(AuthorsOutcome.TooMany, await InviteAsync(id, ana, "one-more@example.org", AuthorRole.Editor));
        Assert.Equal(InvitationDesk.MailsPerDay, await MailsAsync());
        Clock.Advance(SubmissionLimits.Day);
        Assert.Equal(AuthorsOutcome.Done, await InviteAsync(id, ana, "one-more@example.org", AuthorRole.Editor));
    }

    [Fact]
    public async Task Roles_change_are_taken_away_and_handed_over_but_never_left_without_an_owner()
    {
        var (ana, bo, cy, id) = await BeginAsync();
        await JoinAsync(id, bo, AuthorRole.Editor);
        await JoinAsync(id, cy, AuthorRole.Viewer);

        Assert.Equal(AuthorsOutcome.NotFound, await Desk.SetRoleAsync(id, ana.Id, AuthorRole.Viewer, TestSubmissions.By(ana), Ct));
        Assert.Equal(AuthorsOutcome.NotFound, await Desk.SetRoleAsync(id, bo.Id, AuthorRole.Owner, TestSubmissions.By(ana), Ct));
        Assert.Equal(AuthorsOutcome.NotFound, await Desk.RemoveAsync(id, ana.Id, TestSubmissions.By(ana), Ct));
        Assert.Equal(AuthorsOutcome.IsOwner, await Desk.LeaveAsync(id, TestSubmissions.By(ana), Ct));
        Assert.Equal(AuthorsOutcome.NotFound, await Desk.HandOverAsync(id, cy.Id, TestSubmissions.By(ana), Ct));
        Assert.Equal(AuthorsOutcome.Done, await Desk.HandOverAsync(id, bo.Id, TestSubmissions.By(ana), Ct));
        Assert.Equal(AuthorsOutcome.NotFound, await Desk.HandOverAsync(id, bo.Id, TestSubmissions.By(ana), Ct));
        Assert.Equal(AuthorsOutcome.Done, await Desk.SetRoleAsync(id, ana.Id, AuthorRole.Viewer, TestSubmissions.By(bo), Ct));
        Assert.Equal(AuthorsOutcome.Done, await Desk.RemoveAsync(id, cy.Id, TestSubmissions.By(bo), Ct));
        Assert.Equal([(bo.Id, AuthorRole.Owner), (ana.Id, AuthorRole.Viewer)], await RolesAsync(id));

        Assert.Equal(AuthorsOutcome.Done, await Desk.LeaveAsync(id, TestSubmissions.By(ana), Ct));
        Assert.Equal(AuthorsOutcome.NotFound, await Desk.LeaveAsync(id, TestSubmissions.By(ana), Ct));
        Assert.Equal([(bo.Id, AuthorRole.Owner)], await RolesAsync(id));
        Assert.Equal([NoticeKind.AuthorLeft, NoticeKind.OwnerNow], await ToldAsync(bo));
        Assert.Equal([NoticeKind.TakenOff], await ToldAsync(cy));
        Assert.Equal(4, await ScalarAsync<int>("select count(*) from audit_entries where event = 'contribution.authors-changed'"));
    }

    [Fact]
    public async Task Whoever_is_no_longer_the_owner_changes_nobody()
    {
        var (ana, bo, cy, id) = await BeginAsync();
        await JoinAsync(id, bo, AuthorRole.Editor);
        await JoinAsync(id, cy, AuthorRole.Viewer);
        await Desk.HandOverAsync(id, bo.Id, TestSubmissions.By(ana), Ct);

        Assert.Equal(AuthorsOutcome.NotFound, await Desk.RemoveAsync(id, cy.Id, TestSubmissions.By(ana), Ct));
        Assert.Equal(AuthorsOutcome.NotFound, await Desk.SetRoleAsync(id, cy.Id, AuthorRole.Editor, TestSubmissions.By(ana), Ct));
        Assert.Equal(AuthorsOutcome.NotFound, await InviteAsync(id, ana, "somebody@example.org", AuthorRole.Editor));
        Assert.Equal((3, 0), ((await RolesAsync(id)).Count(), await MailsAsync()));
    }

    private Task<AuthorsOutcome> InviteAsync(Guid contributionId, Account inviter, string email, AuthorRole role) => Inviting.InviteAsync(contributionId, email, role, "en", TestSubmissions.By(inviter), Ct);

    private Task<int> MailsAsync() => ScalarAsync<int>("select count(*) from outgoing_mails where template = 'author-invited' and account_id is null");

    private async Task<IEnumerable<NoticeKind>> ToldAsync(Account person) => (await new NoticeStore(Database).PageAsync(person.Id, 0, 10, Ct)).Page.Select(notice => notice.Kind).Order();

    private async Task<IEnumerable<(Guid, AuthorRole)>> RolesAsync(Guid contributionId) => (await Authors.OfContributionAsync(contributionId, Ct)).Select(author => (author.AccountId, author.Role));

    private Task<bool> JoinAsync(Guid contributionId, Account person, AuthorRole role) => Database.WriteAsync(
        async session =>
        {
            await AuthorStore.SetAsync(session, contributionId, person.Id, role, null, Ct);
            return true;
        },
        Ct);

    private async Task<(Account Ana, Account Bo, Account Cy, Guid ContributionId)> BeginAsync()
    {
        var (ana, bo, cy) = (await Database.AddPersonAsync("Ana"), await Database.AddPersonAsync("Bo"), await Database.AddPersonAsync("Cy"));
        return (ana, bo, cy, (await new AuthoringDesk(Database, new ContributionStore(Database, Clock), new SubmissionLimits()).StartAsync(ana)).ContributionId);
    }
}

public sealed class AuthorsDeskOnSqliteTests() : AuthorsDeskContract(DatabaseKind.Sqlite);

public sealed class AuthorsDeskOnPostgresTests() : AuthorsDeskContract(DatabaseKind.Postgres);
