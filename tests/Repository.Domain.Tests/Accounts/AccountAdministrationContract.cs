using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Accounts;

public abstract class AccountAdministrationContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private AccountAdministration Administration => new(Database, new MailOutbox(Database));

    [Fact]
    public async Task A_role_is_granted_and_revoked_and_its_holder_told_and_signed_out()
    {
        var administrator = await Database.AddPersonAsync("Admin", roles: Role.Administrator);
        var person = await Database.AddPersonAsync("Ana");
        var theme = new RoleGrant(Role.Moderator, new Scope(ScopeKind.Theme, "labour-migration"));
        await OpenSessionAsync(person.Id);

        Assert.Equal(AdministrationOutcome.Done, await Administration.GrantAsync(person.Id, theme, Describe, By(administrator), Ct));
        Assert.Equal(AdministrationOutcome.Unchanged, await Administration.GrantAsync(person.Id, theme, Describe, By(administrator), Ct));

        var granted = Assert.Single(await new RoleStore(Database).OfAsync(person.Id, Ct));
        Assert.Equal((Role.Moderator, theme.Scope, administrator.Id), (granted.Role, granted.Scope, granted.GrantedBy));
        Assert.Empty(await new SessionStore(Database).OfAsync(person.Id, 10, Ct));
        Assert.Contains("fr: Moderator", await ScalarAsync<string>("select arguments from outgoing_mails where template = 'role-changed'"), StringComparison.Ordinal);

        await OpenSessionAsync(person.Id);
        Assert.Equal(AdministrationOutcome.Done, await Administration.RevokeAsync(person.Id, granted.Id, Describe, By(administrator), Ct));
        Assert.Equal(AdministrationOutcome.NotFound, await Administration.RevokeAsync(person.Id, granted.Id, Describe, By(administrator), Ct));
        Assert.Empty(await new RoleStore(Database).OfAsync(person.Id, Ct));
        Assert.Empty(await new SessionStore(Database).OfAsync(person.Id, 10, Ct));
        Assert.Equal(["role.granted", "role.revoked"], await EventsAsync());
    }

    [Fact]
    public async Task A_grant_is_revoked_from_its_holder_alone()
    {
        var administrator = await Database.AddPersonAsync("Admin", roles: Role.Administrator);
        var (holder, other) = (await Database.AddPersonAsync("Holder", roles: Role.Facilitator), await Database.AddPersonAsync("Other"));
        var grant = Assert.Single(await new RoleStore(Database).OfAsync(holder.Id, Ct));

        Assert.Equal(AdministrationOutcome.NotFound, await Administration.RevokeAsync(other.Id, grant.Id, Describe, By(administrator), Ct));
        Assert.Equal(AdministrationOutcome.NotFound, await Administration.DisableAsync(Guid.CreateVersion7(), "x", By(administrator), Ct));
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles_or_shuts_themselves_out()
    {
        var person = await Database.AddPersonAsync("Admin", roles: Role.Administrator);
        await Database.AddPersonAsync("Second", roles: Role.Administrator);
        var own = Assert.Single(await new RoleStore(Database).OfAsync(person.Id, Ct));

        Assert.Equal(AdministrationOutcome.OwnAccount, await Administration.GrantAsync(person.Id, new RoleGrant(Role.Moderator, Scope.Everything), Describe, By(person), Ct));
        Assert.Equal(AdministrationOutcome.OwnAccount, await Administration.RevokeAsync(person.Id, own.Id, Describe, By(person), Ct));
        Assert.Equal(AdministrationOutcome.OwnAccount, await Administration.DisableAsync(person.Id, "x", By(person), Ct));
        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task A_disabled_account_is_signed_out_and_told_why()
    {
        var administrator = await Database.AddPersonAsync("Admin", roles: Role.Administrator);
        var person = await Database.AddPersonAsync("Ana");
        var token = await OpenSessionAsync(person.Id);

        Assert.Equal(AdministrationOutcome.Done, await Administration.DisableAsync(person.Id, "Advertising.", By(administrator), Ct));
        Assert.Equal(AdministrationOutcome.Unchanged, await Administration.DisableAsync(person.Id, "Again.", By(administrator), Ct));

        Assert.Null(await new SessionStore(Database).FindAsync(token, Ct));
        Assert.Equal("Advertising.", (await new AccountStore(Database).FindAsync(person.Id, Ct))!.DisabledReason);
        Assert.Contains("Advertising.", await ScalarAsync<string>("select arguments from outgoing_mails where template = 'account-disabled'"), StringComparison.Ordinal);
        Assert.Equal(AdministrationOutcome.Done, await Administration.EnableAsync(person.Id, By(administrator), Ct));
        Assert.True((await new AccountStore(Database).FindAsync(person.Id, Ct))!.MaySignIn);
        Assert.Equal(["account.disabled", "account.enabled"], await EventsAsync());
    }

    [Fact]
    public async Task All_sessions_of_a_person_are_ended()
    {
        var person = await Database.AddPersonAsync("Ana");
        await OpenSessionAsync(person.Id);

        Assert.Equal(AdministrationOutcome.Done, await Administration.EndSessionsAsync(person.Id, AuditContext.Program, Ct));
        Assert.Equal(AdministrationOutcome.Unchanged, await Administration.EndSessionsAsync(person.Id, AuditContext.Program, Ct));
        Assert.Equal(AdministrationOutcome.NotFound, await Administration.EndSessionsAsync(Guid.CreateVersion7(), AuditContext.Program, Ct));
        Assert.Equal(["session.all-revoked"], await EventsAsync());
    }

    [Fact]
    public async Task Who_lost_the_role_since_the_request_began_changes_nobody()
    {
        var (former, person) = (await Database.AddPersonAsync("Former"), await Database.AddPersonAsync("Ana"));
        await Database.AddPersonAsync("Admin", roles: Role.Administrator);

        Assert.Equal(AdministrationOutcome.NotAdministrator, await Administration.GrantAsync(person.Id, new RoleGrant(Role.Moderator, Scope.Everything), Describe, By(former), Ct));
        Assert.Equal(AdministrationOutcome.NotAdministrator, await Administration.DisableAsync(person.Id, "x", By(former), Ct));
        Assert.Equal(AdministrationOutcome.NotAdministrator, await Administration.EndSessionsAsync(person.Id, By(former), Ct));
        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var last = await Database.AddPersonAsync("Last", roles: Role.Administrator);
        var disabled = await Database.AddPersonAsync("Disabled", roles: Role.Administrator);
        await Database.AddPersonAsync("Unconfirmed", confirmed: false, roles: Role.Administrator);
        var by = AuditContext.Program;
        Assert.Equal(AdministrationOutcome.Done, await Administration.DisableAsync(disabled.Id, "x", by, Ct));
        var grant = Assert.Single(await new RoleStore(Database).OfAsync(last.Id, Ct));

        Assert.Equal(AdministrationOutcome.LastAdministrator, await Administration.RevokeAsync(last.Id, grant.Id, Describe, by, Ct));
        Assert.Equal(AdministrationOutcome.LastAdministrator, await Administration.DisableAsync(last.Id, "x", by, Ct));
    }

    [Fact]
    public async Task Administrators_who_take_the_role_from_one_another_at_once_leave_one()
    {
        for (var round = 0; round < TestEffort.Of(quick: 2, full: 5, extended: 50); round++)
        {
            await ExecuteAsync("delete from role_grants");
            var people = new[] { await Database.AddPersonAsync($"A {round}", roles: Role.Administrator), await Database.AddPersonAsync($"B {round}", roles: Role.Administrator), await Database.AddPersonAsync($"C {round}", roles: Role.Administrator) };
            var roles = new RoleStore(Database);

            await Task.WhenAll(people.Select((person, i) => Task.Run(async () =>
            {
                var target = people[(i + 1) % people.Length];
                return i == 0
                    ? await Administration.DisableAsync(target.Id, "x", By(person), Ct)
                    : await Administration.RevokeAsync(target.Id, (await roles.OfAsync(target.Id, Ct))[0].Id, Describe, By(person), Ct);
            })));

            var left = await ScalarAsync<int>("select count(*) from accounts a join role_grants g on g.account_id = a.id where g.role = 'administrator' and a.disabled_at is null");
            Assert.Equal(1, left);
        }
    }

    private static string Describe(IReadOnlyList<RoleGrant> grants, string language) => $"{language}: {string.Join(", ", grants.Select(grant => grant.Role))}";

    private static AuditContext By(Account account) => new() { ActorId = account.Id, ActorName = account.DisplayName };

    private Task<string> OpenSessionAsync(Guid accountId) => Database.WriteAsync(async session => (await SessionStore.OpenAsync(session, accountId, "127.0.0.1", "a test", kept: false, Ct)).Token, Ct);

    private Task<IReadOnlyList<string>> EventsAsync() => Database.ReadAsync(session => session.QueryAsync<string>("select event from audit_entries order by sequence", parameters: null, Ct), Ct);
}

public sealed class AccountAdministrationOnSqliteTests() : AccountAdministrationContract(DatabaseKind.Sqlite);

public sealed class AccountAdministrationOnPostgresTests() : AccountAdministrationContract(DatabaseKind.Postgres);
