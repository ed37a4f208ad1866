using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Accounts;

public abstract class SignInDeskContract : AccountDesks
{
    protected SignInDeskContract(DatabaseKind kind)
        : base(kind) => Limits = new AccountLimits { FailuresForAlarm = 15 };

    [Fact]
    public async Task Failures_count_by_address_whether_or_not_it_has_an_account()
    {
        var account = await PersonAsync();
        foreach (var email in new[] { account.Email, "nobody@example.org" })
        {
            for (var attempt = 0; attempt < 10; attempt++)
            {
                await FailAsync(attempt % 2 == 0 ? email : email.ToUpperInvariant(), BrowserAt($"192.0.2.{attempt}"));
            }

            var (candidate, wait) = await SignIns.BeginAsync(email, BrowserAt("192.0.2.99"), Ct);
            Assert.Null(candidate);
            Assert.InRange(wait, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        }
    }

    [Fact]
    public async Task Tries_count_by_network_whoever_for()
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.NotNull((await SignIns.BeginAsync($"somebody{attempt}@example.org", AnyBrowser, Ct)).Candidate);
        }

        var (candidate, wait) = await SignIns.BeginAsync("another@example.org", AnyBrowser, Ct);
        Assert.Null(candidate);
        Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Clock.Advance(wait);
        Assert.NotNull((await SignIns.BeginAsync("another@example.org", AnyBrowser, Ct)).Candidate);
    }

    [Fact]
    public async Task Sign_ins_that_succeed_do_not_count_as_failures()
    {
        var account = await PersonAsync();
        for (var time = 0; time < 12; time++)
        {
            await SignedInAsync(account, BrowserAt($"192.0.2.{time}"));
        }
    }

    [Fact]
    public async Task The_owner_enters_from_a_known_device_while_others_fail()
    {
        var account = await PersonAsync();
        var device = (await SignedInAsync(account)).DeviceSecret;
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await FailAsync(account.Email, BrowserAt("198.51.100.1"));
        }

        Assert.Null((await SignIns.BeginAsync(account.Email, BrowserAt("198.51.100.2"), Ct)).Candidate);
        await SignedInAsync(account, BrowserAt("192.0.2.1", device));

        // The device has a counter of its own, so that whoever steals it cannot try for ever.
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await FailAsync(account.Email, BrowserAt("192.0.2.1", device));
        }

        Assert.Null((await SignIns.BeginAsync(account.Email, BrowserAt("192.0.2.1", device), Ct)).Candidate);
    }

    [Fact]
    public async Task A_device_is_known_for_the_people_who_signed_in_there_and_a_planted_one_for_nobody()
    {
        var (ada, ben) = (await PersonAsync(), await PersonAsync());
        var planted = (await SignedInAsync(ben)).DeviceSecret;

        var own = (await SignedInAsync(ada, BrowserAt("192.0.2.2", planted))).DeviceSecret;
        Assert.NotEqual(planted, own);
        Assert.False((await SignIns.BeginAsync(ada.Email, BrowserAt("192.0.2.3", planted), Ct)).Candidate!.IsKnownDevice);
        Assert.True((await SignIns.BeginAsync(ada.Email, BrowserAt("192.0.2.3", own), Ct)).Candidate!.IsKnownDevice);
        Assert.Equal(own, (await SignedInAsync(ada, BrowserAt("192.0.2.2", own))).DeviceSecret);
        Assert.Equal(0, await ScalarAsync<long>($"select count(*) from known_devices where hash = '{own}'"));
    }

    [Fact]
    public async Task The_owner_is_told_of_a_sign_in_in_a_new_browser_and_so_often_an_hour_at_most()
    {
        var account = await PersonAsync();
        var device = (await SignedInAsync(account)).DeviceSecret;
        Assert.Equal(1, await NewDevicesToldAsync(account));
        await SignedInAsync(account, BrowserAt("192.0.2.2", device));
        Assert.Equal(1, await NewDevicesToldAsync(account));
        Assert.NotNull(await SignIns.OpenByLinkAsync((await IssueAsync(account, LinkPurposes.SignIn, account.Email))!, BrowserAt("192.0.2.3"), Ct));
        Assert.Equal(2, await NewDevicesToldAsync(account));
        for (var time = 0; time < 6; time++)
        {
            await SignedInAsync(account, BrowserAt($"198.51.100.{time}"));
        }

        Assert.Equal(5, await NewDevicesToldAsync(account));
        Clock.Advance(TimeSpan.FromHours(1));
        await SignedInAsync(account);
        Assert.Equal(6, await NewDevicesToldAsync(account));
    }

    [Fact]
    public async Task A_right_password_that_opens_nothing_takes_its_try_back()
    {
        var account = await PersonAsync();
        for (var time = 0; time < 12; time++)
        {
            var (candidate, _) = await SignIns.BeginAsync(account.Email, BrowserAt($"192.0.2.{time}"), Ct);
            await SignIns.SucceedAsync(candidate!, Ct);
        }

        for (var attempt = 0; attempt < 10; attempt++)
        {
            await FailAsync(account.Email, BrowserAt($"198.51.100.{attempt}"));
        }

        Assert.Null((await SignIns.BeginAsync(account.Email, BrowserAt("198.51.100.99"), Ct)).Candidate);
    }

    [Fact]
    public async Task Many_failures_over_the_site_raise_one_alarm_and_ask_for_a_link_in_unknown_browsers()
    {
        var account = await PersonAsync();
        var device = (await SignedInAsync(account)).DeviceSecret;
        var raised = 0;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var refusal = await FailAsync($"somebody{attempt}@example.org", BrowserAt($"192.0.2.{attempt}"));
            raised += refusal.RaisedAlarm ? 1 : 0;
            Assert.Equal(attempt >= 14, refusal.AsksForLink);
        }

        Assert.Equal(1, raised);
        Assert.Single(await EventsAsync(), name => name == "site.alarm");

        var (candidate, _) = await SignIns.BeginAsync(account.Email, BrowserAt("192.0.2.200"), Ct);
        Assert.IsType<SignInOutcome.LinkSent>(await SignIns.OpenAsync(candidate! with { ReturnTo = "/en/account/profile?kept=1" }, null, BrowserAt("192.0.2.200"), kept: false, Ct));
        Assert.Equal([$"sign-in-link {account.Email} sign-in-link {account.Email}"], await MailsAsync());
        Assert.Contains("/en/account/profile?kept=1", await ScalarAsync<string>("select arguments from outgoing_mails where template = 'sign-in-link'"), StringComparison.Ordinal);
        await SignedInAsync(account, BrowserAt("192.0.2.201", device));

        var secret = (await IssueAsync(account, LinkPurposes.SignIn, account.Email))!;
        var opened = await AtOnceAsync(4, _ => SignIns.OpenByLinkAsync(secret, BrowserAt("192.0.2.202"), Ct));
        Assert.Equal(account.Id, (await SessionAsync(Assert.Single(opened, one => one is not null)!.Token)).Account.Id);

        Clock.Advance(TimeSpan.FromMinutes(5));
        await SignedInAsync(account, BrowserAt("192.0.2.203"));
    }

    [Fact]
    public async Task A_password_that_was_changed_while_it_was_compared_opens_nothing()
    {
        var account = await PersonAsync();
        var (candidate, _) = await SignIns.BeginAsync(account.Email, AnyBrowser, Ct);
        await Database.WriteAsync(session => AccountStore.UpdateAsync(session, account with { PasswordHash = "another" }, Ct), Ct);

        Assert.IsType<SignInOutcome.Outdated>(await SignIns.OpenAsync(candidate!, null, AnyBrowser, kept: false, Ct));
    }

    [Fact]
    public async Task Who_was_disabled_is_told_why_and_an_address_that_nobody_confirmed_counts_as_a_wrong_password()
    {
        var (disabled, unconfirmed) = (await PersonAsync(), await PersonAsync(confirmed: false));
        await Database.WriteAsync(session => AccountStore.UpdateAsync(session, disabled with { DisabledAt = session.Now, DisabledReason = "for a test" }, Ct), Ct);

        Assert.Equal(new SignInOutcome.Disabled("for a test"), await EndAsync(disabled.Email));
        Assert.IsType<SignInOutcome.Unconfirmed>(await EndAsync(unconfirmed.Email));
        Assert.Equal(["session.refused"], await EventsAsync());
        Assert.Equal(1, await ScalarAsync<long>("select sum(count) from sign_in_failures"));
        Assert.Equal(0, await ScalarAsync<long>("select count(*) from sessions"));
    }

    [Fact]
    public async Task A_hash_of_a_lesser_setting_is_replaced_and_links_stay_good()
    {
        var account = await PersonAsync();
        var link = await LinkAsync(account, LinkPurposes.ConfirmNewEmail, "new@example.org");
        var (candidate, _) = await SignIns.BeginAsync(account.Email, AnyBrowser, Ct);
        await SignIns.OpenAsync(candidate!, "a better hash", AnyBrowser, kept: false, Ct);

        Assert.Equal("a better hash", (await FoundAsync(account.Id)).PasswordHash);
        Assert.NotNull(await Links.FindAsync(link, LinkPurposes.ConfirmNewEmail, Ct));
    }

    private async Task<SignInOutcome> EndAsync(string email)
    {
        var (candidate, _) = await SignIns.BeginAsync(email, AnyBrowser, Ct);
        return await SignIns.OpenAsync(candidate!, null, AnyBrowser, kept: false, Ct);
    }

    private async Task<SignInRefusal> FailAsync(string email, Browser browser)
    {
        var (candidate, _) = await SignIns.BeginAsync(email, browser, Ct);
        Assert.NotNull(candidate);
        return await SignIns.RefuseAsync(candidate, browser, Ct);
    }
}

public sealed class SignInDeskOnSqliteTests() : SignInDeskContract(DatabaseKind.Sqlite);

public sealed class SignInDeskOnPostgresTests() : SignInDeskContract(DatabaseKind.Postgres);
