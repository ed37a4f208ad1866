using System.Net;
using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Account;

[Collection(nameof(LimitedAccounts))]
public sealed class FirstAdministratorTests(LimitedAccounts accounts)
{
    private readonly AccountSite site = accounts.Site;

    [Fact]
    public async Task The_code_of_the_first_start_makes_one_administrator_without_any_mail()
    {
        var code = await CodeAsync();
        var browser = site.Browser();
        (string, string)[] person = [("name", "Grace Hopper"), ("email", "grace@example.org"), ("password", AccountSite.Password)];
        var wrong = await browser.SendAsync("/en/account/first-administrator", [("code", "0000-0000"), .. person]);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("This is not the code", wrong.Main, StringComparison.Ordinal);

        var right = await browser.SendAsync("/en/account/first-administrator", [("code", code), .. person]);
        Assert.Equal("/en/account?done=administrator", right.Location);
        var main = (await browser.OpenAsync(right.Location!)).Main;
        Assert.Contains("You are an administrator now", main, StringComparison.Ordinal);
        Assert.Contains("Your address is grace@example.org", main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await site.Browser().OpenAsync("/en/account/first-administrator")).Status);
    }

    [Fact]
    public async Task Somebody_who_is_signed_in_enters_the_code_alone()
    {
        var code = await CodeAsync();
        var account = await site.PersonAsync();
        var browser = await site.SignedInAsync(account);
        Assert.Single((await browser.OpenAsync("/fr/account")).Page.QuerySelectorAll("main a[href='/fr/account/first-administrator']"));
        Assert.Single((await browser.OpenAsync("/fr/account/first-administrator")).Page.QuerySelectorAll("main input:not([type=hidden])"));

        var before = browser.Cookie("session");
        Assert.Equal("/fr/account?done=administrator", (await browser.SendAsync("/fr/account/first-administrator", ("code", code.ToLowerInvariant()))).Location);
        Assert.NotEqual(before, browser.Cookie("session"));
        Assert.Equal([Role.Administrator], (await site.Get<RoleStore>().OfAsync(account.Id, CancellationToken.None)).Select(grant => grant.Role));
    }

    /// <summary>The start has printed one already, which nobody here has read.</summary>
    private async Task<string> CodeAsync()
    {
        await site.Get<Database>().WriteAsync(session => session.ExecuteAsync("delete from settings where name = 'first-administrator-code'", null, CancellationToken.None), CancellationToken.None);
        return (await site.Get<FirstAdministratorCode>().CreateAsync(CancellationToken.None))!;
    }
}
