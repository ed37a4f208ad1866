using System.Net;
using Microsoft.Net.Http.Headers;
using Repository.Domain.Accounts;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Account;

/// <summary>What a browser meets whose session has ended, and what it says of ended ones.</summary>
[Collection(nameof(AccountSite))]
public sealed class EndedSessionTests(AccountSite site)
{
    private const string SignOut = "/en/account/sign-out";

    [Fact]
    public async Task Signing_out_clears_what_the_browser_keeps_also_when_the_session_had_ended()
    {
        var account = await site.PersonAsync();
        var (browser, other) = (await site.SignedInAsync(account), await site.SignedInAsync(account));
        await other.SendAsync("/en/account/sessions");

        using var foreign = await browser.Client.PostAsync(SignOut, new FormUrlEncodedContent([]));
        Assert.False(foreign.Headers.Contains("Clear-Site-Data"));
        browser.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var own = await browser.Client.PostAsync(SignOut, new FormUrlEncodedContent([]));
        Assert.Equal("/en/account/sign-in?done=signed-out", own.Headers.Location?.OriginalString);
        Assert.True(own.Headers.Contains("Clear-Site-Data"));
        Assert.Null(browser.Cookie("session"));
    }

    [Fact]
    public async Task Signing_out_of_an_open_session_needs_the_forms_token()
    {
        var browser = await site.SignedInAsync(await site.PersonAsync());
        browser.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await browser.Client.PostAsync(SignOut, new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/en/account")).Status);
    }

    [Fact]
    public async Task A_late_request_with_an_old_secret_leaves_the_new_cookie_alone()
    {
        var late = await site.Browser().With("session", Secret.Create()).OpenAsync("/en/account");

        Assert.Equal(HttpStatusCode.Found, late.Status);
        Assert.DoesNotContain(late.Cookies, cookie => cookie.StartsWith("session=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sessions_that_have_ended_are_not_listed()
    {
        var account = await site.PersonAsync();
        await site.SignedInAsync(account);
        site.Clock.Advance(SessionLimits.Contributor.Idle + SessionLimits.SeenPrecision);
        var browser = await site.SignedInAsync(account);

        Assert.Single((await browser.OpenAsync("/en/account/sessions")).Page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Private_pages_over_https_are_not_compressed()
    {
        var client = site.Browser(site: "https://localhost").Client;
        client.DefaultRequestHeaders.Add(HeaderNames.AcceptEncoding, "gzip");
        using var publicPage = await client.GetAsync("/en");
        using var privatePage = await client.GetAsync("/en/account/sign-in");

        Assert.Equal(["gzip"], publicPage.Content.Headers.ContentEncoding);
        Assert.Empty(privatePage.Content.Headers.ContentEncoding);
    }
}
