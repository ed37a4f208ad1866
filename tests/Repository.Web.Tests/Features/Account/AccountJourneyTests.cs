using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Repository.Domain.Accounts;
using Repository.Domain.Notifications;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Account;

/// <summary>The ways through an account, page by page.</summary>
[Collection(nameof(AccountSite))]
public sealed class AccountJourneyTests(AccountSite site)
{
    private const string NewPassword = "seven grey whales at dawn";

    [Fact]
    public async Task A_person_registers_confirms_and_signs_out()
    {
        var browser = site.Browser();
        var sent = await browser.SendAsync("/en/account/register", ("name", "Grace Hopper"), ("email", "grace@example.org"), ("password", AccountSite.Password));
        Assert.Equal((HttpStatusCode.Found, "/en/account/sent/register"), (sent.Status, sent.Location));
        var account = await site.FoundAsync("grace@example.org");
        Assert.Null(account.EmailConfirmedAt);

        var early = await browser.SignInAsync("grace@example.org", AccountSite.Password);
        Assert.Equal(HttpStatusCode.BadRequest, early.Status);
        Assert.Contains("follow the link in our mail", early.Main, StringComparison.Ordinal);

        var link = await site.LinkAsync(account.Id, LinkPurposes.ConfirmEmail, account.Email);
        var wrong = await browser.SendAsync(link, ("password", "another password"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        var confirmed = await browser.SendAsync(link, ("password", AccountSite.Password));
        Assert.Equal("/en/account?done=confirmed", confirmed.Location);
        Assert.Contains("Grace Hopper", (await browser.OpenAsync(confirmed.Location!)).Main, StringComparison.Ordinal);

        var again = await browser.OpenAsync(link);
        Assert.Equal(HttpStatusCode.Gone, again.Status);
        Assert.Contains("does not work any more", again.Main, StringComparison.Ordinal);

        var cookie = browser.Cookie("session");
        var left = await browser.SendAsync("/en/account/sign-out");
        Assert.Equal("/en/account/sign-in?done=signed-out", left.Location);
        Assert.Equal("\"cache\", \"storage\"", left.Headers["Clear-Site-Data"]);
        Assert.Equal(HttpStatusCode.Found, (await browser.OpenAsync("/en/account")).Status);
        Assert.StartsWith("/en/account/sign-in", (await site.Browser().With("session", cookie!).OpenAsync("/en/account")).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    public async Task Who_confirms_a_name_that_somebody_else_confirmed_first_chooses_another(string language)
    {
        var name = $"Mary Twin {language}";
        var (first, second) = (await RegisteredAsync(name), await RegisteredAsync(name));
        var confirm = $"/{language}{(await site.LinkAsync(second.Id, LinkPurposes.ConfirmEmail, second.Email))[3..]}";
        var reset = $"/{language}{(await site.LinkAsync(second.Id, LinkPurposes.ResetPassword, second.Email))[3..]}";
        var browser = site.Browser();
        Assert.Null((await browser.OpenAsync(confirm)).Page.QuerySelector("input[name=name]"));
        Assert.Equal("/en/account?done=confirmed", (await site.Browser().SendAsync(await site.LinkAsync(first.Id, LinkPurposes.ConfirmEmail, first.Email), ("password", AccountSite.Password))).Location);

        foreach (var link in new[] { confirm, reset })
        {
            var page = await browser.OpenAsync(link);
            Assert.Equal(SourceTexts.In(language, "Account.NameGone").Replace("{0}", name, StringComparison.Ordinal).Replace('\u202f', ' '), page.Page.QuerySelector(".notice strong")!.Shown());
            var taken = await browser.SendAsync(link, ("name", name.ToUpperInvariant()), ("password", AccountSite.Password));
            Assert.Equal((HttpStatusCode.BadRequest, SourceTexts.In(language, "Account.NameTaken")), (taken.Status, taken.Page.QuerySelector("#name-error").Shown()));
            Assert.Equal(name.ToUpperInvariant(), taken.Page.QuerySelector<IHtmlInputElement>("input[name=name]")!.Value);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(confirm, ("password", AccountSite.Password))).Status);
        Assert.Equal($"/{language}/account?done=confirmed", (await browser.SendAsync(confirm, ("name", $"{name} of Rome"), ("password", AccountSite.Password))).Location);
        Assert.Contains($"{name} of Rome", (await browser.OpenAsync($"/{language}/account")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_password_is_replaced_by_a_link_and_every_session_ends()
    {
        var account = await site.PersonAsync();
        var other = await site.SignedInAsync(account);
        var browser = site.Browser();
        var asked = await browser.SendAsync("/fr/account/reset", ("email", account.Email.ToUpperInvariant()));
        Assert.Equal("/fr/account/sent/reset", asked.Location);

        var link = await site.LinkAsync(account.Id, LinkPurposes.ResetPassword, account.Email);
        var weak = await browser.SendAsync(link, ("password", "123456789012"));
        Assert.Equal(HttpStatusCode.BadRequest, weak.Status);
        Assert.Equal("/en/account/sign-in?done=password", (await browser.SendAsync(link, ("password", NewPassword))).Location);
        Assert.Equal(HttpStatusCode.Gone, (await browser.OpenAsync(link)).Status);
        Assert.StartsWith("/en/account/sign-in", (await other.OpenAsync("/en/account")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SignInAsync(account.Email, AccountSite.Password)).Status);
        Assert.Equal("/en/account", (await browser.SignInAsync(account.Email, NewPassword)).Location);
    }

    [Fact]
    public async Task A_new_password_asks_for_the_old_one_once_it_is_ten_minutes_old()
    {
        var account = await site.PersonAsync();
        var (browser, other) = (await site.SignedInAsync(account), await site.SignedInAsync(account));
        var before = browser.Cookie("session");
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        var check = (await browser.OpenAsync("/es/account/password")).Location!;
        Assert.Equal("/es/account/password-check?return=%2Fes%2Faccount%2Fpassword", check);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(check, ("password", "another password"))).Status);
        Assert.Equal("/es/account/password", (await browser.SendAsync(check, ("password", AccountSite.Password))).Location);
        Assert.NotEqual(before, browser.Cookie("session"));

        Assert.Equal("/es/account?done=password", (await browser.SendAsync("/es/account/password", ("password", NewPassword))).Location);
        Assert.Contains(account.DisplayName, (await browser.OpenAsync("/es/account")).Main, StringComparison.Ordinal);
        Assert.NotNull((await other.OpenAsync("/es/account")).Location);
    }

    [Fact]
    public async Task A_new_address_is_confirmed_there_and_undone_from_the_old_one()
    {
        var account = await site.PersonAsync();
        var browser = await site.SignedInAsync(account);
        Assert.Equal("/en/account/sent/email", (await browser.SendAsync("/en/account/email", ("email", $"new.{account.Email}"))).Location);

        var reader = site.Browser();
        var confirm = await site.LinkAsync(account.Id, LinkPurposes.ConfirmNewEmail, $"new.{account.Email}");
        Assert.Contains(account.DisplayName, (await reader.OpenAsync(confirm)).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.SendAsync(confirm)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.SendAsync(confirm, ("password", "not that of the account"))).Status);
        Assert.Equal("/en/account/sign-in?done=email", (await reader.SendAsync(confirm, ("password", AccountSite.Password))).Location);
        Assert.Equal(HttpStatusCode.Gone, (await reader.OpenAsync(confirm)).Status);
        Assert.NotNull((await browser.OpenAsync("/en/account")).Location);

        var undo = await site.LinkAsync(account.Id, LinkPurposes.UndoEmailChange, account.Email);
        Assert.Contains("Your account has its old address again", (await reader.SendAsync(undo)).Main, StringComparison.Ordinal);
        Assert.Equal(account.Id, (await site.FoundAsync(account.Email)).Id);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.SignInAsync(account.Email, AccountSite.Password)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await reader.OpenAsync(undo)).Status);
    }

    [Fact]
    public async Task Sessions_are_listed_and_ended_one_by_one_or_all_but_this_one()
    {
        var account = await site.PersonAsync();
        var (here, there, elsewhere) = (await site.SignedInAsync(account), await site.SignedInAsync(account, "127.0.0.77"), await site.SignedInAsync(account));
        var foreign = await site.SignedInAsync(await site.PersonAsync());
        var list = await here.OpenAsync("/en/account/sessions");
        Assert.Equal(3, list.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("127.0.0.77", list.Main, StringComparison.Ordinal);

        var id = list.Page.QuerySelectorAll("tbody tr").Single(row => row.Shown().Contains("127.0.0.77", StringComparison.Ordinal)).QuerySelector<IHtmlButtonElement>("button")!.Value;
        Assert.Equal("/en/account/sessions?done=ended", (await here.SendAsync("/en/account/sessions", ("session", id))).Location);
        Assert.NotNull((await there.OpenAsync("/en/account")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await here.SendAsync("/en/account/sessions", ("session", id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.SendToAsync("/en/account/sign-out", "/en/account/sessions", ("session", id))).Status);

        Assert.Equal(HttpStatusCode.NotFound, (await here.SendAsync("/en/account/sessions", ("session", "no id"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.OpenAsync("/en/account")).Status);
        Assert.Equal("/en/account/sessions?done=ended", (await here.SendAsync("/en/account/sessions")).Location);
        Assert.NotNull((await elsewhere.OpenAsync("/en/account")).Location);
        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/en/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await foreign.OpenAsync("/en/account")).Status);
    }

    [Fact]
    public async Task A_sign_in_has_a_new_secret_whatever_the_browser_held_before()
    {
        var account = await site.PersonAsync();
        var planted = Secret.Create();
        var browser = site.Browser().With("session", planted);
        await browser.SignInAsync(account.Email, AccountSite.Password);
        var first = browser.Cookie("session");
        Assert.NotEqual(planted, first);
        Assert.StartsWith("/en/account/sign-in", (await site.Browser().With("session", planted).OpenAsync("/en/account")).Location, StringComparison.Ordinal);

        var other = await site.PersonAsync();
        await browser.SignInAsync(other.Email, AccountSite.Password);
        Assert.Contains(other.DisplayName, (await browser.OpenAsync("/en/account")).Main, StringComparison.Ordinal);
        Assert.NotNull((await site.Browser().With("session", first!).OpenAsync("/en/account")).Location);
    }

    [Theory]
    [InlineData("/en/search?q=a", "/en/search?q=a")]
    [InlineData("//evil.example", "/en/account")]
    [InlineData("https://evil.example/en", "/en/account")]
    [InlineData("/en/%2f%2fevil.example", "/en/account")]
    public async Task A_sign_in_leads_back_to_pages_of_this_site_alone(string given, string location)
    {
        var account = await site.PersonAsync();
        var answer = await site.Browser().SendAsync($"/en/account/sign-in?return={Uri.EscapeDataString(given)}", ("email", account.Email), ("password", AccountSite.Password));
        Assert.Equal(location, answer.Location);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Staying_signed_in_makes_the_cookie_outlast_the_browser(bool stay)
    {
        var account = await site.PersonAsync();
        var answer = await site.Browser().SendAsync("/en/account/sign-in", [("email", account.Email), ("password", AccountSite.Password), .. stay ? new[] { ("stay", "true") } : []]);
        Assert.Equal(stay, answer.Cookies.Single(cookie => cookie.StartsWith("session=", StringComparison.Ordinal)).Contains("max-age=1209600", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Over_https_the_cookies_have_the_prefix_that_ties_them_to_the_host()
    {
        var account = await site.PersonAsync();
        var browser = site.Browser("203.0.113.9", "https://practices.example.org");
        var answer = await browser.SignInAsync(account.Email, AccountSite.Password);
        Assert.Equal(["__Host-device", "__Host-session"], answer.Cookies.Select(cookie => cookie.Split('=')[0]).Order(StringComparer.Ordinal));
        Assert.All(answer.Cookies, cookie => Assert.All(["path=/", "secure", "httponly", "samesite"], part => Assert.Contains(part, cookie, StringComparison.Ordinal)));
        Assert.Contains(account.DisplayName, (await browser.OpenAsync("/en/account")).Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "secure connection")]
    [InlineData("fr", "liaison sécurisée")]
    [InlineData("es", "conexión segura")]
    public async Task Over_plain_http_no_page_takes_a_password(string language, string words)
    {
        foreach (var page in new[] { "sign-in", "register", "reset", "first-administrator", "confirm-email?token=x", "reset-password?token=x" })
        {
            var answer = await site.Browser("203.0.113.9", "http://practices.example.org").OpenAsync($"/{language}/account/{page}");
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Contains(words, answer.Main, StringComparison.Ordinal);
            Assert.Empty(answer.Page.QuerySelectorAll("main input"));
        }
    }

    [Fact]
    public async Task A_disabled_account_tells_why_to_whoever_knows_its_password_and_nothing_to_others()
    {
        var account = await site.PersonAsync();
        var browser = await site.SignedInAsync(account);
        await site.Get<Domain.Data.Database>().WriteAsync(
            session => AccountStore.UpdateAsync(session, account with { DisabledAt = session.Now, DisabledReason = "It posted the same text 40 times." }, CancellationToken.None), CancellationToken.None);
        Assert.NotNull((await browser.OpenAsync("/en/account")).Location);

        var right = await site.Browser().SignInAsync(account.Email, AccountSite.Password);
        Assert.Equal(HttpStatusCode.Forbidden, right.Status);
        Assert.Contains("It posted the same text 40 times.", right.Main, StringComparison.Ordinal);
        var wrong = await site.Browser().SignInAsync(account.Email, "another password");
        Assert.Contains("do not fit", wrong.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_an_account_are_kept_by_no_cache_and_name_no_referrer()
    {
        var browser = await site.SignedInAsync(await site.PersonAsync());
        foreach (var page in new[] { "", "/sign-in", "/register", "/sessions", "/password", "/email", "/sign-out", "/reset-password?token=x" })
        {
            var answer = await browser.OpenAsync($"/en/account{page}");
            Assert.Equal("no-store", answer.Headers["Cache-Control"]);
            Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
        }
    }

    /// <summary>Somebody new, who has not followed the link yet.</summary>
    private async Task<Domain.Accounts.Account> RegisteredAsync(string name)
    {
        var email = $"{Guid.CreateVersion7():N}@example.org";
        Assert.Equal("/en/account/sent/register", (await site.Browser().SendAsync("/en/account/register", ("name", name), ("email", email), ("password", AccountSite.Password))).Location);
        return await site.FoundAsync(email);
    }
}
