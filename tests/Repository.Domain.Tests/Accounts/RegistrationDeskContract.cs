using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Accounts;

public abstract class RegistrationDeskContract(DatabaseKind kind) : AccountDesks(kind)
{
    private static readonly NewAccount Ada = new("Ada@Example.org", "Ada Lovelace", "hash of ada", "en");

    [Fact]
    public async Task Of_a_hundred_registrations_of_one_address_at_once_one_account_comes_to_be()
    {
        var outcomes = await AtOnceAsync(TestEffort.Of(20, 100, 100), _ => Registrations.RegisterAsync(Ada, AnyBrowser, Ct));
        Assert.All(outcomes, outcome => Assert.IsType<RegistrationOutcome.MailSent>(outcome));
        Assert.Equal(1, await ScalarAsync<long>("select count(*) from accounts"));
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_or_not_there_is_an_account_and_the_mail_is_not()
    {
        await PersonAsync(Ada.Email);
        Assert.IsType<RegistrationOutcome.MailSent>(await Registrations.RegisterAsync(Ada, AnyBrowser, Ct));
        Assert.IsType<RegistrationOutcome.MailSent>(await Registrations.RegisterAsync(Ada with { Email = "new@example.org" }, AnyBrowser, Ct));

        Assert.Equal(["account-exists Ada@Example.org", "confirm-email new@example.org confirm-email new@example.org"], await MailsAsync());
        Assert.Equal("hash 1", (await new AccountStore(Database).FindByEmailAsync(Ada.Email, Ct))!.PasswordHash);
    }

    [Theory]
    [InlineData("Ada Lovelace")]
    [InlineData("ADA  LOVELACE")]
    [InlineData("Аda Lovelace")]
    public async Task A_name_that_looks_like_anothers_is_taken_once_they_have_confirmed_and_not_before(string name)
    {
        var ada = await RegisteredAsync(Ada);
        var wanted = new NewAccount("ben@example.org", name, "hash", "en");
        await RegisteredAsync(wanted);
        Assert.IsType<ConfirmationOutcome.Confirmed>(await ConfirmAsync(ada));

        Assert.IsType<RegistrationOutcome.NameTaken>(await Registrations.RegisterAsync(wanted, AnyBrowser, Ct));
        Assert.True(await new AccountStore(Database).IsNameTakenAsync(name, Guid.Empty, Ct));
        Assert.False(await new AccountStore(Database).IsNameTakenAsync(name, ada.Id, Ct));
    }

    [Fact]
    public async Task Of_several_registrations_of_one_name_that_are_confirmed_at_once_one_has_it_and_the_others_choose_again()
    {
        var people = new List<Account>();
        for (var number = 0; number < 4; number++)
        {
            people.Add(await RegisteredAsync(Ada with { Email = $"ada{number}@example.org", PasswordHash = $"hash {number}" }));
        }

        var links = await AtOnceAsync(people.Count, number => LinkAsync(people[number], LinkPurposes.ConfirmEmail, people[number].Email));
        var outcomes = await AtOnceAsync(people.Count, number => Registrations.ConfirmAsync(links[number], people[number], name: null, AnyBrowser, Ct));
        Assert.Single(outcomes, outcome => outcome is ConfirmationOutcome.Confirmed);
        Assert.All(outcomes.Where(outcome => outcome is not ConfirmationOutcome.Confirmed), outcome => Assert.IsType<ConfirmationOutcome.NameTaken>(outcome));

        var loser = Array.FindIndex(outcomes, outcome => outcome is ConfirmationOutcome.NameTaken);
        Assert.IsType<ConfirmationOutcome.NameTaken>(await Registrations.ConfirmAsync(links[loser], people[loser], "ADA LOVELACE", AnyBrowser, Ct));
        Assert.IsType<ConfirmationOutcome.Confirmed>(await Registrations.ConfirmAsync(links[loser], people[loser], "Ada the Second", AnyBrowser, Ct));
        Assert.Equal("Ada the Second", (await FoundAsync(people[loser].Id)).DisplayName);
        Assert.IsType<ConfirmationOutcome.LinkVoid>(await Registrations.ConfirmAsync(links[loser], people[loser], "Ada the Third", AnyBrowser, Ct));
    }

    [Fact]
    public async Task Another_name_is_taken_only_where_the_one_that_was_chosen_is_gone()
    {
        var ada = await RegisteredAsync(Ada);
        Assert.IsType<ConfirmationOutcome.Confirmed>(await ConfirmAsync(ada, "Somebody Else"));
        Assert.Equal(Ada.DisplayName, (await FoundAsync(ada.Id)).DisplayName);
    }

    [Fact]
    public async Task A_reset_that_confirms_a_registration_asks_for_another_name_where_that_is_gone()
    {
        var ben = await RegisteredAsync(Ada with { Email = "ben@example.org" });
        await ConfirmAsync(await RegisteredAsync(Ada));
        var link = await LinkAsync(ben, LinkPurposes.ResetPassword, ben.Email);

        Assert.IsType<ResetOutcome.NameTaken>(await Passwords.ResetAsync(link, "new hash", name: null, AnyBrowser, Ct));
        Assert.IsType<ResetOutcome.Done>(await Passwords.ResetAsync(link, "new hash", "Ben Bacarisse", AnyBrowser, Ct));
        Assert.Equal(("Ben Bacarisse", "new hash"), ((await FoundAsync(ben.Id)).DisplayName, (await FoundAsync(ben.Id)).PasswordHash));
    }

    [Fact]
    public async Task Who_registers_again_before_the_confirmation_may_choose_again_and_older_links_are_void()
    {
        await Registrations.RegisterAsync(Ada, AnyBrowser, Ct);
        var first = (await new AccountStore(Database).FindByEmailAsync(Ada.Email, Ct))!;
        var link = await LinkAsync(first, LinkPurposes.ConfirmEmail, first.Email);
        await Registrations.RegisterAsync(Ada with { PasswordHash = "another hash" }, AnyBrowser, Ct);

        var second = await FoundAsync(first.Id);
        Assert.Equal("another hash", second.PasswordHash);
        Assert.IsType<ConfirmationOutcome.LinkVoid>(await Registrations.ConfirmAsync(link, second, name: null, AnyBrowser, Ct));
        Assert.IsType<ConfirmationOutcome.Confirmed>(await ConfirmAsync(second));
    }

    [Fact]
    public async Task Of_confirmations_at_once_one_opens_a_session()
    {
        await Registrations.RegisterAsync(Ada, AnyBrowser, Ct);
        var account = (await new AccountStore(Database).FindByEmailAsync(Ada.Email, Ct))!;
        var link = await LinkAsync(account, LinkPurposes.ConfirmEmail, account.Email);

        var outcomes = await AtOnceAsync(6, _ => Registrations.ConfirmAsync(link, account, name: null, AnyBrowser, Ct));
        var opened = Assert.IsType<ConfirmationOutcome.Confirmed>(Assert.Single(outcomes, outcome => outcome is ConfirmationOutcome.Confirmed)).Session;
        Assert.Equal(account.Id, (await SessionAsync(opened.Token)).Account.Id);
        Assert.Equal(0, await NewDevicesToldAsync(account));
        Assert.Equal(Clock.StorableNow(), (await FoundAsync(account.Id)).EmailConfirmedAt);
        Assert.Equal(["account.registered", "account.confirmed", "session.signed-in"], await EventsAsync());
    }

    [Fact]
    public async Task Confirmations_are_sent_again_to_those_who_wait_alone()
    {
        await Registrations.RegisterAsync(Ada, AnyBrowser, Ct);
        await PersonAsync("confirmed@example.org");
        foreach (var email in new[] { Ada.Email, "confirmed@example.org", "nobody@example.org" })
        {
            Assert.Null(await Registrations.ResendAsync(email, AnyBrowser, Ct));
        }

        Assert.Equal(2, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task Five_registrations_an_hour_come_from_a_network_or_for_a_mailbox()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Null(await Registrations.BeginAsync($"somebody{attempt}@example.org", AnyBrowser, Ct));
            Assert.Null(await Registrations.BeginAsync(Ada.Email, BrowserAt($"198.51.100.{attempt}"), Ct));
        }

        Assert.Equal(TimeSpan.FromHours(1), await Registrations.BeginAsync("another@example.org", AnyBrowser, Ct));
        Assert.Equal(TimeSpan.FromHours(1), await Registrations.BeginAsync(Ada.Email, BrowserAt("198.51.100.99"), Ct));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await Registrations.BeginAsync("another@example.org", AnyBrowser, Ct));
    }

    [Fact]
    public async Task Of_administrators_by_the_one_time_code_at_once_one_comes_to_be()
    {
        var code = (await new FirstAdministratorCode(Database).CreateAsync(Ct))!;
        var outcomes = await AtOnceAsync(4, number => Registrations.RegisterAdministratorAsync(new NewAccount($"first{number}@example.org", $"First {(char)('A' + number)}", "hash", "en"), code, AnyBrowser, Ct));

        var made = Assert.IsType<RegistrationOutcome.Administrator>(Assert.Single(outcomes, outcome => outcome is RegistrationOutcome.Administrator));
        var session = await SessionAsync(made.Session.Token);
        Assert.Equal([Role.Administrator], session.Grants.Select(grant => grant.Role));
        Assert.All(outcomes.Where(outcome => outcome != made), outcome => Assert.IsType<RegistrationOutcome.CodeRefused>(outcome));
        Assert.Equal(1, await ScalarAsync<long>("select count(*) from accounts"));
    }

    [Fact]
    public async Task A_code_that_makes_no_administrator_is_not_used_up()
    {
        var code = (await new FirstAdministratorCode(Database).CreateAsync(Ct))!;
        await PersonAsync("taken@example.org");
        Assert.IsType<RegistrationOutcome.CodeRefused>(await Registrations.RegisterAdministratorAsync(Ada, "0000-0000", AnyBrowser, Ct));
        Assert.IsType<RegistrationOutcome.AddressTaken>(await Registrations.RegisterAdministratorAsync(Ada with { Email = "taken@example.org" }, code, AnyBrowser, Ct));
        Assert.IsType<RegistrationOutcome.NameTaken>(await Registrations.RegisterAdministratorAsync(Ada with { DisplayName = "Person Number B" }, code, AnyBrowser, Ct));
        Assert.IsType<RegistrationOutcome.Administrator>(await Registrations.RegisterAdministratorAsync(Ada, code, AnyBrowser, Ct));
    }

    [Fact]
    public async Task Somebody_who_is_signed_in_becomes_the_administrator_with_a_new_secret()
    {
        var code = (await new FirstAdministratorCode(Database).CreateAsync(Ct))!;
        var token = (await SignedInAsync(await PersonAsync())).Token;
        var desk = new AdministratorDesk(Database);

        Assert.Null(await desk.AppointAsync(await SessionAsync(token), "another code", AnyBrowser.By, Ct));
        var renewed = (await desk.AppointAsync(await SessionAsync(token), code.ToLowerInvariant(), AnyBrowser.By, Ct))!;
        Assert.Null(await SessionStore.FindAsync(token, Ct));
        Assert.Single((await SessionAsync(renewed)).Grants);
        Assert.Null(await desk.AppointAsync(await SessionAsync(renewed), code, AnyBrowser.By, Ct));
    }

    private async Task<ConfirmationOutcome> ConfirmAsync(Account account, string? name = null) =>
        await Registrations.ConfirmAsync(await LinkAsync(account, LinkPurposes.ConfirmEmail, account.Email), account, name, AnyBrowser, Ct);
}

public sealed class RegistrationDeskOnSqliteTests() : RegistrationDeskContract(DatabaseKind.Sqlite);

public sealed class RegistrationDeskOnPostgresTests() : RegistrationDeskContract(DatabaseKind.Postgres);
