using System.Net;
using AngleSharp.Html.Dom;
using Repository.Domain.Audit;
using Repository.Domain.Settings;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Oversight;

[Collection(OversightTests.Name)]
public sealed class SettingsPagesTests(OversightSite site)
{
    private const string Address = "/en/admin/settings";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settings_are_saved_take_effect_and_are_noted_and_a_stale_edit_shows_both()
    {
        var administrator = await site.AdministratorAsync();
        var version = Version(await administrator.Client.PageAsync(Address));

        using var saved = await site.PostFormAsync(administrator, Address, ("contact", " practices@example.org "), ("registration", "closed"), ("sender", "The Network"), ("version", version));
        Assert.Equal($"{Address}?done=saved", saved.Headers.Location?.OriginalString);
        var now = await site.Get<CurrentSettings>().ReadAsync(Ct);
        Assert.Equal(("practices@example.org", false, "The Network"), (now.ContactAddress, now.RegistrationOpen, now.SenderName));
        var entries = (await site.Get<AuditLog>().PageAsync(new AuditFilter { Event = AuditEvents.SettingsChanged, ActorId = administrator.Account.Id }, before: null, 10, Ct)).Records;
        Assert.Equal(["contact-address", "registration", "sender-name"], entries.Select(entry => entry.SubjectId).Order());

        await ClosedToNewcomersAsync();
        using var refused = await (await site.SignInAsync()).Client.GetAsync(Address, Ct);
        Assert.Contains("Write to practices@example.org.", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        using var stale = await site.PostFormAsync(administrator, Address, ("contact", "other@example.org"), ("registration", "open"), ("sender", "Another"), ("version", version));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var page = Pages.Parse(await stale.Content.ReadAsStringAsync(Ct));
        Assert.All(["practices@example.org", "The Network", "Closed: nobody can register"], text => Assert.Contains(text, page.QuerySelector("[aria-labelledby=meanwhile]").Shown(), StringComparison.Ordinal));
        Assert.Equal(("other@example.org", "Another"), (Value(page, "contact"), Value(page, "sender")));
        Assert.NotNull(page.QuerySelector("[name=registration][value=open][checked]"));
        Assert.Equal(now, await site.Get<SiteSettingsStore>().FindAsync(Ct));

        using var again = await site.PostFormAsync(administrator, Address, ("contact", ""), ("registration", "open"), ("sender", ""), ("version", Version(page)));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(SiteSettings.Default with { Version = now.Version + 1 }, await site.Get<CurrentSettings>().ReadAsync(Ct));
    }

    [Fact]
    public async Task What_cannot_be_saved_is_said_beside_its_field_and_kept()
    {
        var administrator = await site.AdministratorAsync();
        using var answer = await site.PostFormAsync(administrator, Address, ("contact", "nobody"), ("registration", "perhaps"), ("sender", "iom@example.org"), ("version", "0"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(["#contact", "#registration", "#sender"], page.QuerySelectorAll("#errors a").Select(link => link.GetAttribute("href")).Order());
        Assert.All(page.QuerySelectorAll("#errors a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(("nobody", "iom@example.org"), (Value(page, "contact"), Value(page, "sender")));
    }

    private async Task ClosedToNewcomersAsync()
    {
        var page = await site.Reader.PageAsync("/en/account/register");
        Assert.All(["Registration is closed", "practices@example.org"], text => Assert.Contains(text, page.QuerySelector("main").Shown(), StringComparison.Ordinal));
        Assert.Null(page.QuerySelector("input[name=password]"));

        var (cookie, token) = site.TokensOf(sessionId: null);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/en/account/register")
        {
            Headers = { { "Cookie", $"form={cookie}" }, { "Sec-Fetch-Site", "same-origin" } },
            Content = new FormUrlEncodedContent([KeyValuePair.Create("name", "A Newcomer"), KeyValuePair.Create("email", "newcomer@example.org"), KeyValuePair.Create("password", "a long enough password"), KeyValuePair.Create("form-token", token)]),
        };
        using var refused = await site.Reader.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Null(await site.Get<Domain.Accounts.AccountStore>().FindByEmailAsync("newcomer@example.org", Ct));
    }

    private static string Version(IHtmlDocument page) => Value(page, "version");

    private static string Value(IHtmlDocument page, string name) => ((IHtmlInputElement)page.QuerySelector($"input[name={name}]")!).Value;
}
