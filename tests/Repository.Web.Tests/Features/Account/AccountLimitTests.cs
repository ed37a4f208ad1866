using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Repository.Domain.Accounts;
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
        var link = await alarmed.LinkAsync(account.Id, Domain.Notifications.LinkPurposes.SignIn, account.Email);
        Assert.Equal("/en/account", (await browser.SendAsync(link)).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/en/account")).Status);
    }

    private Task<Answer> SendAsync(string page, string address, string email)
    {
        (string, string)[] fields = page == "register" ? [("name", $"Newcomer {Guid.CreateVersion7():N}"), ("email", email), ("password", AccountSite.Password)] : [("email", email)];
        return site.Browser(address).SendAsync($"/en/account/{page}", fields);
    }
}
