using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Repository.Domain.Accounts;
using Repository.Domain.Notifications;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Account;

[Collection(nameof(LimitedAccounts))]
public sealed class AccountLimitTests(LimitedAccounts accounts)
{
    private readonly AccountSite site = accounts.Site;

    [Fact]
    public async Task The_eleventh_sign_in_within_a_minute_waits_and_keeps_what_was_typed()
    {
        var account = await site.PersonAsync();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await site.Browser("127.0.0.9").SignInAsync($"somebody{attempt}@example.org", "a password")).Status);
        }

        var hashes = site.Hashes.Count;
        var limited = await site.Browser("127.0.0.9").SignInAsync(account.Email, AccountSite.Password);
        Assert.Equal((HttpStatusCode.TooManyRequests, "60"), (limited.Status, limited.Headers["Retry-After"]));
        Assert.Contains("Wait 1 minute", limited.Main, StringComparison.Ordinal);
        Assert.Equal(account.Email, limited.Page.QuerySelector<IHtmlInputElement>("input[name=email]")!.Value);
        Assert.Equal(hashes, site.Hashes.Count);
        await site.SignedInAsync(account, "127.0.0.10");

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.SignedInAsync(account, "127.0.0.9");
    }

    [Fact]
    public async Task The_owner_enters_from_a_known_device_while_others_try_from_everywhere()
    {
        var account = await site.PersonAsync();
        var owner = await site.SignedInAsync(account, "127.0.0.2");
        await owner.SendAsync("/en/account/sign-out");
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await site.Browser($"127.0.1.{attempt}").SignInAsync(account.Email, "a guess at it");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.Browser("127.0.0.3").SignInAsync(account.Email, AccountSite.Password)).Status);
        Assert.Equal("/en/account", (await owner.SignInAsync(account.Email, AccountSite.Password)).Location);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("resend")]
    [InlineData("register")]
    public async Task The_sixth_mail_within_an_hour_waits(string page)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal($"/en/account/sent/{page}", (await SendAsync(page, "127.0.0.2", $"a{attempt}@example.org")).Location);
            Assert.Equal($"/en/account/sent/{page}", (await SendAsync(page, $"127.0.1.{attempt}", "mailbox@example.org")).Location);
        }

        foreach (var (address, email) in new[] { ("127.0.0.2", "another@example.org"), ("127.0.0.99", "Mailbox@example.org") })
        {
            var limited = await SendAsync(page, address, email);
            Assert.Equal((HttpStatusCode.TooManyRequests, "3600"), (limited.Status, limited.Headers["Retry-After"]));
            Assert.Equal(email, limited.Page.QuerySelector<IHtmlInputElement>("input[name=email]")!.Value);
        }

        site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal($"/en/account/sent/{page}", (await SendAsync(page, "127.0.0.2", "another@example.org")).Location);
    }

    [Fact]
    public async Task During_an_alarm_an_unknown_browser_learns_nothing_of_the_password()
    {
        await using var alarmed = await AccountSite.WithLimitsAsync(new AccountLimits { FailuresForAlarm = 3 });
        var account = await alarmed.PersonAsync();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await alarmed.Browser($"127.0.1.{attempt}").SignInAsync($"somebody{attempt}@example.org", "a password");
        }

        var (right, wrong) = (await alarmed.Browser("127.0.2.1").SignInAsync(account.Email, AccountSite.Password), await alarmed.Browser("127.0.2.2").SignInAsync(account.Email, "a guess at it"));
        Assert.Equal((HttpStatusCode.Forbidden, right.Main), (wrong.Status, wrong.Main));
        Assert.Contains("a link is on its way", right.Main, StringComparison.Ordinal);
        Assert.Contains(alarmed.Log.All, line => line.StartsWith("Critical", StringComparison.Ordinal));

        var browser = alarmed.Browser("127.0.2.1");
        var link = await alarmed.LinkAsync(account.Id, LinkPurposes.SignIn, account.Email);
        Assert.Equal("/en/account", (await browser.SendAsync(link)).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/en/account")).Status);
    }

    [Fact]
    public async Task During_an_alarm_the_mailed_link_leads_back_to_the_form_that_was_typed()
    {
        await using var alarmed = await AccountSite.WithLimitsAsync(new AccountLimits { FailuresForAlarm = 1 });
        var account = await alarmed.PersonAsync();
        await alarmed.Browser("127.0.1.1").SignInAsync("somebody@example.org", "a password");

        var browser = alarmed.Browser("127.0.2.1");
        using var form = new HttpRequestMessage(HttpMethod.Post, "/en/account/profile") { Content = new FormUrlEncodedContent([new("about", "typed by hand")]) };
        form.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await browser.Client.SendAsync(form);
        var entrance = await Answer.OfAsync(answer);
        var fields = entrance.Page.QuerySelectorAll<IHtmlInputElement>("main form input[type=hidden]").Select(field => KeyValuePair.Create(field.Name!, field.Value));
        using var sent = await browser.Client.PostAsync(
            "/en/account/sign-in?return=%2Fen%2Faccount%2Fprofile", new FormUrlEncodedContent([new("email", account.Email), new("password", AccountSite.Password), .. fields]));
        Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);

        var mail = Assert.Single(await alarmed.Get<MailOutbox>().ListAsync(MailFilter.All, before: null, 10, CancellationToken.None), mail => mail.Template == MailTemplates.SignInLink);
        var back = mail.Arguments[MailArguments.Return];
        Assert.StartsWith("/en/account/profile?kept=", back, StringComparison.Ordinal);
        var link = $"{await alarmed.LinkAsync(account.Id, LinkPurposes.SignIn, account.Email)}&return={Uri.EscapeDataString(back)}";
        Assert.Equal(back, (await browser.SendAsync(link)).Location);
        Assert.Equal("typed by hand", (await browser.OpenAsync(back)).Page.QuerySelector<IHtmlTextAreaElement>("textarea[name=about]")!.Value);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("/en/../../elsewhere")]
    public async Task A_mailed_link_leads_nowhere_else(string elsewhere)
    {
        var account = await site.PersonAsync();
        var link = await site.LinkAsync(account.Id, LinkPurposes.SignIn, account.Email);
        Assert.Equal("/en/account", (await site.Browser("127.0.5.1").SendAsync($"{link}&return={Uri.EscapeDataString(elsewhere)}")).Location);
    }

    [Fact]
    public async Task During_an_alarm_right_passwords_are_counted_and_mail_no_links_without_end()
    {
        await using var alarmed = await AccountSite.WithLimitsAsync(new AccountLimits { FailuresForAlarm = 1 });
        var account = await alarmed.PersonAsync();
        await alarmed.Browser("127.0.1.1").SignInAsync("somebody@example.org", "a password");
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await alarmed.Browser($"127.0.2.{attempt}").SignInAsync(account.Email, AccountSite.Password)).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await alarmed.Browser("127.0.2.99").SignInAsync(account.Email, AccountSite.Password)).Status);
    }

    [Fact]
    public async Task Passwords_of_one_account_cost_so_many_hashes_a_minute_and_no_more()
    {
        await using var limited = await AccountSite.WithLimitsAsync(new AccountLimits { PasswordsPerMinute = 3 });
        var account = await limited.PersonAsync();
        var browser = await limited.SignedInAsync(account);
        await browser.SendAsync("/en/account/password-check", ("password", AccountSite.Password));
        await browser.SendAsync("/en/account/password", ("password", "seven grey whales at dawn"));
        var hashes = limited.Hashes.Count;
        foreach (var page in new[] { "password-check", "password" })
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SendAsync($"/en/account/{page}", ("password", "eight grey whales at dawn"))).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAsync(account.Email, AccountSite.Password)).Status);
        var reset = await limited.LinkAsync(account.Id, LinkPurposes.ResetPassword, account.Email);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SendAsync(reset, ("password", "nine grey whales at dawn"))).Status);
        Assert.Equal(hashes, limited.Hashes.Count);
    }

    [Fact]
    public async Task An_account_has_fifty_sessions_at_most()
    {
        var account = await site.PersonAsync();
        var sessions = site.Get<SessionStore>();
        var newest = "";
        for (var count = 0; count < 52; count++)
        {
            newest = (await site.Get<Domain.Data.Database>().WriteAsync(session => SessionStore.OpenAsync(session, account.Id, "127.0.0.1", "a test", kept: false, CancellationToken.None), CancellationToken.None)).Token;
        }

        Assert.Equal(50, (await sessions.OfAsync(account.Id, 100, CancellationToken.None)).Count);
        Assert.NotNull(await sessions.FindAsync(newest, CancellationToken.None));
    }

    [Fact]
    public async Task The_one_time_code_is_tried_ten_times_and_each_wrong_one_is_noted()
    {
        await using var fresh = await AccountSite.WithLimitsAsync(new());
        var browser = await fresh.SignedInAsync(await fresh.PersonAsync());
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync("/en/account/first-administrator", ("code", "0000-0000"))).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SendAsync("/en/account/first-administrator", ("code", "0000-0000"))).Status);
        (string, string)[] person = [("name", "Grace Hopper"), ("email", "grace@example.org"), ("password", AccountSite.Password), ("code", "0000-0000")];
        Assert.Equal(HttpStatusCode.BadRequest, (await fresh.Browser("127.0.0.2").SendAsync("/en/account/first-administrator", person)).Status);
        var noted = await fresh.Get<Domain.Data.Database>().ReadAsync(
            session => session.FirstOrDefaultAsync<long>("select count(*) from audit_entries where event = 'administrator.code-refused'", null, CancellationToken.None), CancellationToken.None);
        Assert.Equal(11, noted);
    }

    private Task<Answer> SendAsync(string page, string address, string email)
    {
        (string, string)[] fields = page == "register" ? [("name", $"Newcomer {Guid.CreateVersion7():N}"), ("email", email), ("password", AccountSite.Password)] : [("email", email)];
        return site.Browser(address).SendAsync($"/en/account/{page}", fields);
    }
}
