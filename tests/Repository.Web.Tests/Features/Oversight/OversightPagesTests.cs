using System.Net;
using Repository.Domain.Accounts;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Oversight;

[Collection(OversightTests.Name)]
public sealed class OversightPagesTests(OversightSite site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses => ["outbox", "outbox/export", "audit", "audit/export", "settings", "health"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_is_for_administrators_in_every_language(string address)
    {
        var (administrator, moderator) = (await site.AdministratorAsync(), await site.SignInAsync(Role.Moderator));
        foreach (var language in Pages.Languages)
        {
            var page = await administrator.Client.PageAsync($"/{language}/admin/{address}");
            Assert.Equal((language, 1), (page.DocumentElement.GetAttribute("lang"), page.QuerySelectorAll("h1").Length));
        }

        using var refused = await moderator.Client.GetAsync($"/en/admin/{address}", Ct);
        using var anonymous = await site.Reader.GetAsync($"/en/admin/{address}", Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.StartsWith("/en/account/sign-in?return=", anonymous.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.True(refused.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("outbox/export")]
    [InlineData("audit/export")]
    [InlineData("settings")]
    public async Task A_form_of_somebody_who_may_not_send_it_is_refused(string address)
    {
        using var refused = await site.PostFormAsync(await site.SignInAsync(Role.Moderator), $"/en/admin/{address}", ("registration", "closed"), ("version", "0"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task The_menu_leads_to_every_page()
    {
        var page = await (await site.AdministratorAsync()).Client.PageAsync("/en/admin");
        var addresses = page.QuerySelectorAll("nav.tabs a").Select(link => link.GetAttribute("href")).ToList();
        Assert.All(["/en/admin/outbox", "/en/admin/audit", "/en/admin/settings", "/en/admin/health"], address => Assert.Contains(address, addresses));
    }
}
