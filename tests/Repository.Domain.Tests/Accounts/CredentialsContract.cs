using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Accounts;

/// <summary>Changes of password and address, and what they end.</summary>
public abstract class CredentialsContract(DatabaseKind kind) : AccountDesks(kind)
{
    [Fact]
    public async Task A_reset_ends_every_session_and_forgets_every_other_device()
    {
        var account = await PersonAsync();
        var session = await SignedInAsync(account);
        var other = await LinkAsync(account, LinkPurposes.ConfirmNewEmail, "new@example.org");
        var secret = await LinkAsync(account, LinkPurposes.ResetPassword, account.Email);

        var device = Assert.IsType<ResetOutcome.Done>(await Passwords.ResetAsync(secret, "new hash", name: null, AnyBrowser, Ct)).DeviceSecret;
        Assert.Equal("new hash", (await FoundAsync(account.Id)).PasswordHash);
        Assert.Null(await SessionStore.FindAsync(session.Token, Ct));
        Assert.Null(await Links.FindAsync(other, LinkPurposes.ConfirmNewEmail, Ct));
        Assert.False((await SignIns.BeginAsync(account.Email, BrowserAt("192.0.2.2", session.DeviceSecret), Ct)).Candidate!.IsKnownDevice);
        Assert.True((await SignIns.BeginAsync(account.Email, BrowserAt("192.0.2.2", device), Ct)).Candidate!.IsKnownDevice);
        Assert.Equal([$"password-changed {account.Email}"], await MailsAsync());
        Assert.IsType<ResetOutcome.LinkVoid>(await Passwords.ResetAsync(secret, "third hash", name: null, AnyBrowser, Ct));
    }

    [Fact]
    public async Task Of_resets_by_one_link_at_once_one_wins()
    {
        var account = await PersonAsync();
        var secret = await LinkAsync(account, LinkPurposes.ResetPassword, account.Email);

        var outcomes = await AtOnceAsync(6, number => Passwords.ResetAsync(secret, $"hash {number}", name: null, AnyBrowser, Ct));
        Assert.Single(outcomes, outcome => outcome is ResetOutcome.Done);
    }

    [Fact]
    public async Task A_reset_confirms_an_address_that_never_was()
    {
        var account = await PersonAsync(confirmed: false);
        await Passwords.ResetAsync(await LinkAsync(account, LinkPurposes.ResetPassword, account.Email), "hash", name: null, AnyBrowser, Ct);
        Assert.NotNull((await FoundAsync(account.Id)).EmailConfirmedAt);
    }

    [Fact]
    public async Task A_reset_is_asked_for_five_times_an_hour_and_nobody_is_told_for_whom()
    {
        var account = await PersonAsync();
        foreach (var email in new[] { account.Email, "nobody@example.org" })
        {
            for (var attempt = 0; attempt < 5; attempt++)
            {
                Assert.Null(await Passwords.AskAsync(email, BrowserAt($"{email} {attempt}"), Ct));
            }

            Assert.Equal(TimeSpan.FromHours(1), await Passwords.AskAsync(email, BrowserAt("another"), Ct));
        }

        Assert.Equal(5, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task A_change_of_password_keeps_this_session_with_a_new_secret_and_ends_the_others()
    {
        var account = await PersonAsync();
        var (here, there) = ((await SignedInAsync(account)).Token, (await SignedInAsync(account)).Token);
        var link = await LinkAsync(account, LinkPurposes.ResetPassword, account.Email);

        var signedIn = await SessionAsync(here);
        var renewed = (await Passwords.ChangeAsync(signedIn, "new hash", AnyBrowser, Ct))!;
        Assert.NotNull(await SessionStore.FindAsync(renewed, Ct));
        Assert.Null(await SessionStore.FindAsync(here, Ct));
        Assert.Null(await SessionStore.FindAsync(there, Ct));
        Assert.Null(await Links.FindAsync(link, LinkPurposes.ResetPassword, Ct));
        Assert.Null(await Passwords.ChangeAsync(signedIn, "third hash", AnyBrowser, Ct));
    }

    [Fact]
    public async Task An_address_changes_once_the_new_one_is_confirmed_and_the_old_one_is_told()
    {
        var account = await PersonAsync();
        var (here, there) = ((await SignedInAsync(account)).Token, (await SignedInAsync(account)).Token);
        Assert.True((await Emails.AskAsync(await SessionAsync(here), "new@example.org", AnyBrowser, Ct)).Asked);
        Assert.Equal(account.Email, (await FoundAsync(account.Id)).Email);

        var secret = await LinkAsync(account, LinkPurposes.ConfirmNewEmail, "new@example.org");
        var signedIn = await SessionAsync(here);
        var confirmed = await AtOnceAsync(4, async _ => await Emails.ConfirmAsync(secret, compared: null, BrowserAt("192.0.2.1", null, signedIn), Ct));
        Assert.Single(confirmed, done => done);
        Assert.Equal("new@example.org", (await FoundAsync(account.Id)).Email);
        Assert.NotNull(await SessionStore.FindAsync(here, Ct));
        Assert.Null(await SessionStore.FindAsync(there, Ct));
        Assert.Equal(
            ["email-change-confirm new@example.org confirm-new-email new@example.org", $"email-changed {account.Email} undo-email-change {account.Email}"],
            await MailsAsync());
    }

    [Fact]
    public async Task An_address_of_another_account_is_told_to_its_owner_alone_and_never_taken()
    {
        var (ada, ben) = (await PersonAsync(), await PersonAsync());
        Assert.True((await Emails.AskAsync(await SessionAsync((await SignedInAsync(ada)).Token), ben.Email, AnyBrowser, Ct)).Asked);
        Assert.Equal([$"account-exists {ben.Email}"], await MailsAsync());

        var secret = await LinkAsync(ada, LinkPurposes.ConfirmNewEmail, ben.Email.ToUpperInvariant());
        Assert.False(await Emails.ConfirmAsync(secret, ada, AnyBrowser, Ct));
        Assert.Equal(ada.Email, (await FoundAsync(ada.Id)).Email);
    }

    [Fact]
    public async Task The_old_address_undoes_the_change_even_after_the_password_was_changed()
    {
        var account = await PersonAsync();
        await ChangeEmailAsync(account.Id, "thief@example.org");
        var undo = await LinkAsync(await FoundAsync(account.Id), LinkPurposes.UndoEmailChange, account.Email);
        var thief = (await SignedInAsync(await FoundAsync(account.Id))).Token;
        var renewed = (await Passwords.ChangeAsync(await SessionAsync(thief), "hash of the thief", AnyBrowser, Ct))!;
        var reset = await LinkAsync(await FoundAsync(account.Id), LinkPurposes.ResetPassword, "thief@example.org");

        Clock.Advance(TimeSpan.FromDays(6));
        var undone = await AtOnceAsync(4, _ => Emails.UndoAsync(undo, AnyBrowser, Ct));
        Assert.Single(undone, done => done);
        var restored = await FoundAsync(account.Id);
        Assert.Equal((account.Email, ""), (restored.Email, restored.PasswordHash));
        Assert.Null(await SessionStore.FindAsync(renewed, Ct));
        Assert.Null(await Links.FindAsync(reset, LinkPurposes.ResetPassword, Ct));
        Assert.Equal($"reset-password {account.Email} reset-password {account.Email}", (await MailsAsync())[^1]);
    }

    [Fact]
    public async Task Undoing_the_first_of_two_changes_leaves_nothing_of_the_second()
    {
        var account = await PersonAsync();
        await ChangeEmailAsync(account.Id, "thief@example.org");
        var first = await LinkAsync(await FoundAsync(account.Id), LinkPurposes.UndoEmailChange, account.Email);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await ChangeEmailAsync(account.Id, "thief2@example.org");
        var second = await LinkAsync(await FoundAsync(account.Id), LinkPurposes.UndoEmailChange, "thief@example.org");

        Assert.True(await Emails.UndoAsync(first, AnyBrowser, Ct));
        Assert.False(await Emails.UndoAsync(second, AnyBrowser, Ct));
        Assert.Equal(account.Email, (await FoundAsync(account.Id)).Email);
    }

    [Fact]
    public async Task Undoing_the_second_of_two_changes_leaves_the_first_to_be_undone()
    {
        var account = await PersonAsync();
        await ChangeEmailAsync(account.Id, "thief@example.org");
        var first = await LinkAsync(await FoundAsync(account.Id), LinkPurposes.UndoEmailChange, account.Email);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await ChangeEmailAsync(account.Id, "thief2@example.org");
        var second = await LinkAsync(await FoundAsync(account.Id), LinkPurposes.UndoEmailChange, "thief@example.org");

        Assert.True(await Emails.UndoAsync(second, AnyBrowser, Ct));
        Assert.True(await Emails.UndoAsync(first, AnyBrowser, Ct));
        Assert.Equal(account.Email, (await FoundAsync(account.Id)).Email);
    }

    [Fact]
    public async Task Nobody_bars_the_way_back_to_an_address_by_registering_it()
    {
        var (account, stranger) = (await PersonAsync(), await PersonAsync());
        await ChangeEmailAsync(account.Id, "thief@example.org");
        var undo = await LinkAsync(await FoundAsync(account.Id), LinkPurposes.UndoEmailChange, account.Email);
        var mails = await MailsAsync();
        Assert.IsType<RegistrationOutcome.MailSent>(await Registrations.RegisterAsync(new NewAccount(account.Email, "Somebody Else", "hash", "en"), AnyBrowser, Ct));
        Assert.True((await Emails.AskAsync(await SessionAsync((await SignedInAsync(stranger)).Token), account.Email, AnyBrowser, Ct)).Asked);
        Assert.False(await ChangeEmailAsync(stranger.Id, account.Email));
        Assert.Equal(mails, await MailsAsync());

        // One that was registered all the same, as before the address was held: nobody confirmed it.
        var waiting = await PersonAsync(account.Email, confirmed: false);
        await LinkAsync(waiting, LinkPurposes.ConfirmEmail, waiting.Email);
        Assert.True(await Emails.UndoAsync(undo, AnyBrowser, Ct));
        Assert.Equal(account.Email, (await FoundAsync(account.Id)).Email);
        Assert.Null(await new AccountStore(Database).FindAsync(waiting.Id, Ct));
    }

    [Fact]
    public async Task A_link_that_cannot_be_followed_now_is_not_used_up()
    {
        var account = await PersonAsync();
        await ChangeEmailAsync(account.Id, "thief@example.org");
        var undo = await LinkAsync(await FoundAsync(account.Id), LinkPurposes.UndoEmailChange, account.Email);
        var other = await PersonAsync(account.Email);
        Assert.False(await Emails.UndoAsync(undo, AnyBrowser, Ct));
        await Database.WriteAsync(session => AccountStore.UpdateAsync(session, other with { Email = "other@example.org" }, Ct), Ct);
        Assert.True(await Emails.UndoAsync(undo, AnyBrowser, Ct));
    }

    [Fact]
    public async Task A_mail_about_a_change_that_was_undone_with_an_earlier_one_gets_no_link()
    {
        var account = await PersonAsync();
        await ChangeEmailAsync(account.Id, "thief@example.org");
        var first = new LinkRequest(account.Id, new MailLink(LinkPurposes.UndoEmailChange, account.Email), "", Clock.StorableNow());
        Clock.Advance(TimeSpan.FromMinutes(1));
        await ChangeEmailAsync(account.Id, "thief2@example.org");
        var second = new LinkRequest(account.Id, new MailLink(LinkPurposes.UndoEmailChange, "thief@example.org"), "", Clock.StorableNow());
        Clock.Advance(TimeSpan.FromMinutes(1));

        var issuer = new LinkIssuer(Database);
        Assert.NotNull(await issuer.IssueAsync(second, Ct));
        Assert.True(await Emails.UndoAsync((await issuer.IssueAsync(first, Ct))!, AnyBrowser, Ct));
        Assert.Null(await issuer.IssueAsync(second, Ct));
    }

    [Fact]
    public async Task A_new_address_is_confirmed_by_whoever_has_the_account_alone()
    {
        var (account, other) = (await PersonAsync(), await PersonAsync());
        var secret = await LinkAsync(account, LinkPurposes.ConfirmNewEmail, "victim@example.org");
        var session = await SessionAsync((await SignedInAsync(other)).Token);

        Assert.False(await Emails.ConfirmAsync(secret, compared: null, AnyBrowser, Ct));
        Assert.False(await Emails.ConfirmAsync(secret, compared: null, BrowserAt("192.0.2.1", null, session), Ct));
        Assert.False(await Emails.ConfirmAsync(secret, other, AnyBrowser, Ct));
        Assert.False(await Emails.ConfirmAsync(secret, account with { PasswordHash = "an older one" }, AnyBrowser, Ct));
        Assert.True(await Emails.ConfirmAsync(secret, account, AnyBrowser, Ct));
    }

    [Fact]
    public async Task What_a_session_asked_for_does_not_happen_once_it_was_ended()
    {
        var code = (await new FirstAdministratorCode(Database).CreateAsync(Ct))!;
        var account = await PersonAsync();
        var thief = await SessionAsync((await SignedInAsync(account)).Token);
        var owner = await SessionAsync((await SignedInAsync(account)).Token);
        var link = await LinkAsync(account, LinkPurposes.ConfirmNewEmail, "thief@example.org");
        Assert.True(await Sessions.EndOthersAsync(owner, AnyBrowser.By, Ct));

        Assert.Null(await Passwords.ChangeAsync(thief, "hash of the thief", AnyBrowser, Ct));
        Assert.Equal((false, TimeSpan.Zero), await Emails.AskAsync(thief, "thief@example.org", AnyBrowser, Ct));
        Assert.False(await Emails.ConfirmAsync(link, compared: null, BrowserAt("192.0.2.1", null, thief), Ct));
        Assert.False(await Sessions.EndOthersAsync(thief, AnyBrowser.By, Ct));
        Assert.Null(await new AdministratorDesk(Database).AppointAsync(thief, code, AnyBrowser.By, Ct));
        Assert.Equal(account.PasswordHash, (await FoundAsync(account.Id)).PasswordHash);
        Assert.Single(await SessionStore.OfAsync(account.Id, 10, Ct));
    }

    [Fact]
    public async Task Password_and_address_leave_this_browser_known_alone()
    {
        var account = await PersonAsync();
        var (here, there) = (await SignedInAsync(account), await SignedInAsync(account));
        await Passwords.ChangeAsync(await SessionAsync(here.Token), "new hash", BrowserAt("192.0.2.1", here.DeviceSecret), Ct);
        Assert.Equal((true, false), (await IsKnownAsync(account, here), await IsKnownAsync(account, there)));

        await ChangeEmailAsync(account.Id, "new@example.org");
        Assert.False(await IsKnownAsync(account, here));
    }

    [Fact]
    public async Task People_who_confirm_one_address_at_once_leave_one_with_it()
    {
        var people = new[] { await PersonAsync(), await PersonAsync(), await PersonAsync(), await PersonAsync() };
        var links = await Task.WhenAll(people.Select(person => LinkAsync(person, LinkPurposes.ConfirmNewEmail, "same@example.org")));
        var done = await AtOnceAsync(people.Length, number => Emails.ConfirmAsync(links[number], people[number], AnyBrowser, Ct));
        Assert.Single(done, one => one);
    }

    private Task<bool> IsKnownAsync(Account account, OpenedSession opened) =>
        Database.ReadAsync(session => KnownDevices.IsKnownAsync(session, account.Id, opened.DeviceSecret, Ct), Ct);
}

public sealed class CredentialsOnSqliteTests() : CredentialsContract(DatabaseKind.Sqlite);

public sealed class CredentialsOnPostgresTests() : CredentialsContract(DatabaseKind.Postgres);
