using System.Net;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Organisations;
using Repository.TestSupport;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Admin;

[Collection<PeopleCollection>]
public sealed class AdministrationTests(PeopleSite site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> PagesOfAdministrators =>
    [
        "/admin", "/admin/people", "/admin/people/export", "/admin/organisations", "/admin/organisations/new", "/admin/organisations/export", "/admin/organisations/{number}", "/admin/organisations/{number}/merge", "/admin/memberships",
    ];

    [Theory]
    [MemberData(nameof(PagesOfAdministrators))]
    public async Task A_page_is_for_administrators_in_every_language(string pattern)
    {
        var organisation = await site.AddOrganisationAsync(PeopleSite.Unique("House"));
        var address = pattern.Replace("{number}", $"{organisation.Number}", StringComparison.Ordinal);
        var (administrator, person) = (await site.AdministratorAsync(), await site.SignInAsync());
        foreach (var language in Pages.Languages)
        {
            var page = await administrator.Client.PageAsync($"/{language}{address}");
            Assert.Equal((language, 1), (page.DocumentElement.GetAttribute("lang"), page.QuerySelectorAll("h1").Length));
        }

        using var refused = await person.Client.GetAsync($"/en{address}", Ct);
        using var anonymous = await site.Reader.GetAsync($"/en{address}", Ct);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Redirect), (refused.StatusCode, anonymous.StatusCode));
    }

    [Fact]
    public async Task People_are_listed_by_as_many_commands_however_many_they_are()
    {
        var administrator = await site.AdministratorAsync();
        var few = await CountAsync(administrator, "?q=nobody-has-this");
        foreach (var _ in Enumerable.Range(0, 8))
        {
            await site.SignInAsync(Role.Facilitator);
        }

        Assert.Equal(few, await CountAsync(administrator, "?role=facilitator"));
    }

    [Fact]
    public async Task A_role_is_granted_and_taken_away_and_its_holder_signed_out()
    {
        var (administrator, person) = (await site.AdministratorAsync(), await site.SignInAsync());
        var address = $"/en/admin/people/{person.Account.Number}";
        using var wrong = await site.PostFormAsync(administrator, $"{address}/roles/new", ("role", "administrator"), ("scope", "theme:labour-migration"));
        using var unknown = await site.PostFormAsync(administrator, $"{address}/roles/new", ("role", "moderator"), ("scope", "theme:nonsense"));
        using var space = await site.PostFormAsync(administrator, $"{address}/roles/new", ("role", "facilitator"), ("scope", "space"), ("space", "Bad Space"));
        Assert.All([wrong, unknown, space], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));

        using var granted = await site.PostFormAsync(administrator, $"{address}/roles/new", ("role", "moderator"), ("scope", "region:africa"), ("grantedBy", $"{person.Account.Id}"));
        Assert.Equal($"{address}?done=granted", granted.Headers.Location?.OriginalString);
        var grant = Assert.Single(await site.Get<RoleStore>().OfAsync(person.Account.Id, Ct));
        Assert.Equal((new Scope(ScopeKind.Region, "africa"), administrator.Account.Id), (grant.Scope, grant.GrantedBy));
        using var signedOut = await person.Client.GetAsync("/en/account/profile", Ct);
        Assert.StartsWith("/en/account/sign-in", signedOut.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Moderator: Africa", (await administrator.Client.PageAsync(address)).QuerySelector("main").Shown(), StringComparison.Ordinal);

        using var revoked = await site.PostFormAsync(administrator, $"{address}/roles/{grant.Id}/revoke");
        Assert.Empty(await site.Get<RoleStore>().OfAsync(person.Account.Id, Ct));
        using var gone = await administrator.Client.GetAsync($"{address}/roles/{grant.Id}/revoke", Ct);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Nobody_does_to_their_own_account_what_is_done_to_others()
    {
        var administrator = await site.AdministratorAsync();
        var address = $"/en/admin/people/{administrator.Account.Number}";
        foreach (var path in new[] { "/roles/new", "/disable", "/enable" })
        {
            using var seen = await administrator.Client.GetAsync(address + path, Ct);
            using var done = await site.PostFormAsync(administrator, address + path, ("role", "moderator"), ("scope", "everything"), ("reason", "x"));
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (seen.StatusCode, done.StatusCode));
        }

        Assert.Empty((await administrator.Client.PageAsync(address)).QuerySelectorAll("a[href$='/roles/new'], a[href$='/disable']"));
    }

    [Fact]
    public async Task An_account_is_disabled_with_a_reason_and_enabled_again()
    {
        var (administrator, person) = (await site.AdministratorAsync(), await site.SignInAsync());
        var address = $"/en/admin/people/{person.Account.Number}";
        using var without = await site.PostFormAsync(administrator, $"{address}/disable", ("reason", "\r\n"));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        using var disabled = await site.PostFormAsync(administrator, $"{address}/disable", ("reason", "Advertising."));
        Assert.Contains("Advertising.", (await administrator.Client.PageAsync($"{address}?done=disabled")).QuerySelector("main").Shown(), StringComparison.Ordinal);
        using var enabled = await site.PostFormAsync(administrator, $"{address}/enable");
        Assert.True((await site.Get<AccountStore>().FindAsync(person.Account.Id, Ct))!.MaySignIn);
    }

    [Fact]
    public async Task An_organisation_is_added_changed_and_merged()
    {
        var administrator = await site.AdministratorAsync();
        var name = PeopleSite.Unique("Nouvelle Maison");
        using var wrong = await site.PostFormAsync(administrator, "/en/admin/organisations/new", ("actor", "civil-society"), ("domains", "gmail.com"));
        Assert.Equal(["#name-en", "#domains"], Pages.Parse(await wrong.Content.ReadAsStringAsync(Ct)).QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")));

        var domain = $"d{Guid.CreateVersion7():N}.example";
        using var created = await site.PostFormAsync(administrator, "/en/admin/organisations/new", ("name-fr", name), ("actor", "civil-society"), ("domains", domain.ToUpperInvariant()), ("number", "1"), ("state", "merged"), ("version", "7"));
        var address = created.Headers.Location!.OriginalString.Split('?')[0];
        var organisation = (await site.Get<OrganisationStore>().FindByNumberAsync(int.Parse(address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture), Ct))!;
        Assert.Equal((name, OrganisationState.Active, 1L, domain), (organisation.Names.In("en"), organisation.State, organisation.Version, Assert.Single(organisation.Domains)));

        using var taken = await site.PostFormAsync(administrator, "/en/admin/organisations/new", ("name-en", "Other"), ("actor", "civil-society"), ("domains", $"x.example\r\n{domain}"));
        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        using var changed = await site.PostFormAsync(administrator, address, ("name-fr", name), ("name-en", "House"), ("actor", "civil-society"), ("version", "1"));
        using var stale = await site.PostFormAsync(administrator, address, ("name-en", "Home"), ("actor", "civil-society"), ("version", "1"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (changed.StatusCode, stale.StatusCode));
        Assert.Equal("House", Pages.Parse(await stale.Content.ReadAsStringAsync(Ct)).QuerySelector("#meanwhile ~ dl dd").Shown());

        var stays = await site.AddOrganisationAsync(PeopleSite.Unique("Stays"));
        using var itself = await site.PostFormAsync(administrator, $"{address}/merge", ("into", $"{organisation.Number}"));
        using var merged = await site.PostFormAsync(administrator, $"{address}/merge", ("into", $"{stays.Number}"));
        Assert.Equal((HttpStatusCode.BadRequest, $"/en/admin/organisations/{stays.Number}?done=merged"), (itself.StatusCode, merged.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task A_list_leaves_the_site_without_formulas_and_not_unnoticed()
    {
        var administrator = await site.AdministratorAsync();
        var mark = $"{Guid.CreateVersion7():N}";
        foreach (var name in new[] { "=HYPERLINK(\"x\")", "+1", "＝1", "Plain, with \"quotes\"" })
        {
            await site.Get<Database>().WriteAsync(session => AccountStore.AddAsync(session, new NewAccount($"{Guid.CreateVersion7():N}@{mark}.example", $"{name} {Guid.CreateVersion7():N}"[..Math.Min(40, name.Length + 30)], "", "en", EmailConfirmed: true), Ct), Ct);
        }

        using var answer = await site.PostFormAsync(administrator, $"/en/admin/people/export?q={mark}");
        var lines = (await answer.Content.ReadAsStringAsync(Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(("text/csv", "attachment; filename=people.csv", 5), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.ToString(), lines.Length));
        Assert.All(lines.Skip(1), line => Assert.Matches("^[0-9]+,(\"?'[=+＝]|\"Plain, with \"\"quotes\"\" )", line));
        var noted = await site.Get<AuditLog>().PageAsync(new AuditFilter { Event = AuditEvents.ExportMade }, null, 1, Ct);
        Assert.Equal(administrator.Account.Id, Assert.Single(noted.Records).ActorId);
    }

    private async Task<int> CountAsync(SignedInPerson administrator, string query)
    {
        using var counted = CommandCount.Start();
        await administrator.Client.PageAsync($"/en/admin/people{query}");
        return counted.Value;
    }
}
