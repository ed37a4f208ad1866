using System.Net;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Organisations;
using Repository.Domain.People;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.People;

/// <summary>Organisations as everybody sees them, and how people come to belong to them.</summary>
[Collection<PeopleCollection>]
public sealed class OrganisationTests(PeopleSite site)
{
    private const string Own = "/en/account/organisation";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Organisations_are_found_by_name_kind_and_country()
    {
        var name = PeopleSite.Unique("Ámbito");
        var organisation = await site.AddOrganisationAsync(name);
        var word = name.Split(' ')[1];

        Assert.Equal([name], await NamesAsync($"?q=ambito+{word}"));
        Assert.Equal([name], await NamesAsync($"?q={word}&actor=civil-society&country=ma"));
        Assert.Empty(await NamesAsync($"?q={word}&country=fr"));
        Assert.Empty(await NamesAsync($"?q={word}&actor=%27--"));
        var page = await site.Reader.PageAsync($"/es/organisations/{organisation.Number}-{organisation.Slug}");
        Assert.Equal((name, "Organización de la sociedad civil"), (page.QuerySelector("h1").Shown(), page.QuerySelector("p.meta span").Shown()));
    }

    [Fact]
    public async Task A_merged_organisation_leads_on_for_good()
    {
        var (duplicate, stays) = (await site.AddOrganisationAsync(PeopleSite.Unique("Duplicate")), await site.AddOrganisationAsync(PeopleSite.Unique("Stays")));
        await site.Get<OrganisationStore>().MergeAsync(duplicate.Id, stays.Id, AuditContext.Program, Ct);

        using var answer = await site.Reader.GetAsync($"/en/organisations/{duplicate.Number}-{duplicate.Slug}", Ct);

        Assert.Equal((HttpStatusCode.MovedPermanently, $"/en/organisations/{stays.Number}-{stays.Slug}"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        using var nobody = await site.Reader.GetAsync("/en/organisations/999999", Ct);
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task A_person_asks_staff_decide_and_everybody_sees_what_the_person_shows()
    {
        var organisation = await site.AddOrganisationAsync(PeopleSite.Unique("House"));
        var person = await site.SignInAsync();
        using var asked = await site.PostFormAsync(person, Own, ("organisation", $"{organisation.Number}"), ("state", "current"), ("domain", "example.org"));
        Assert.Equal($"{Own}?done=asked", asked.Headers.Location?.OriginalString);
        Assert.Contains(organisation.Names.In("en"), (await person.Client.PageAsync(Own)).QuerySelector("dl.facts").Shown(), StringComparison.Ordinal);
        using var twice = await site.PostFormAsync(person, Own, ("organisation", $"{organisation.Number}"));
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);

        var waiting = (await site.Get<MembershipStore>().OfAsync(person.Account.Id, Ct)).Single();
        var decision = $"/en/admin/memberships/{waiting.Id}";
        foreach (var refused in new[] { await site.SignInAsync(), await site.SignInAsync(new RoleGrant(Role.Moderator, new Scope(ScopeKind.Theme, "labour-migration"))), await site.SignInAsync(Role.Facilitator) })
        {
            using var answer = await site.PostFormAsync(refused, decision, ("decision", "confirm"));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        var moderator = await site.SignInAsync(Role.Moderator);
        Assert.Contains(person.Account.DisplayName, (await moderator.Client.PageAsync("/en/admin/memberships")).QuerySelector("main").Shown(), StringComparison.Ordinal);
        using var undecided = await site.PostFormAsync(moderator, decision, ("reason", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, undecided.StatusCode);
        using var confirmed = await site.PostFormAsync(moderator, decision, ("decision", "confirm"));
        Assert.Equal("/en/admin/memberships?done=confirmed", confirmed.Headers.Location?.OriginalString);
        using var late = await site.PostFormAsync(moderator, decision, ("decision", "refuse"), ("reason", "x"));
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);

        var address = $"/en/organisations/{organisation.Number}-{organisation.Slug}";
        Assert.DoesNotContain(person.Account.DisplayName, (await site.Reader.PageAsync($"{address}?fresh=1")).QuerySelector("main").Shown(), StringComparison.Ordinal);
        using var shown = await site.PostFormAsync(person, "/en/account/profile", ("show", "organisation"), ("version", "0"));
        await Eventually.HoldsAsync(async () => (await site.Reader.PageAsync($"{address}?fresh=1")).QuerySelectorAll("aside a").Any(link => link.Shown() == person.Account.DisplayName), "the member is named");
        Assert.Equal(organisation.Names.In("en"), (await site.Reader.PageAsync($"/en/people/{person.Account.Number}-{Slugs.Of(person.Account.DisplayName)}")).QuerySelector(".standfirst").Shown());
        using var left = await site.PostFormAsync(person, $"{Own}/leave");
        Assert.Null(await site.Get<MembershipStore>().CurrentAsync(person.Account.Id, Ct));
    }

    [Fact]
    public async Task An_organisation_that_is_not_there_is_proposed_and_added()
    {
        var person = await site.SignInAsync();
        var name = PeopleSite.Unique("Casa Nueva");
        using var wrong = await site.PostFormAsync(person, $"{Own}/propose", ("name", " "), ("actor", "nonsense"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(["#name", "#actor"], Pages.Parse(await wrong.Content.ReadAsStringAsync(Ct)).QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")));
        using var proposed = await site.PostFormAsync(person, $"{Own}/propose", ("name", name), ("actor", "civil-society"), ("country", ""));
        Assert.Equal($"{Own}?done=asked", proposed.Headers.Location?.OriginalString);

        var administrator = await site.AdministratorAsync();
        var decision = $"/en/admin/memberships/{(await site.Get<MembershipStore>().OfAsync(person.Account.Id, Ct)).Single().Id}";
        Assert.Equal(name, (await administrator.Client.PageAsync(decision)).QuerySelector("#name")!.GetAttribute("value"));
        using var added = await site.PostFormAsync(administrator, decision, ("decision", "add"), ("name", name), ("actor", "civil-society"), ("country", "cl"), ("number", "1"));
        Assert.Equal("/en/admin/memberships?done=confirmed", added.Headers.Location?.OriginalString);
        Assert.Equal(name, (await site.Get<MembershipStore>().CurrentAsync(person.Account.Id, Ct))!.NameIn("en"));
    }

    [Fact]
    public async Task A_refusal_tells_the_person_why()
    {
        var person = await site.SignInAsync();
        using var asked = await site.PostFormAsync(person, Own, ("organisation", $"{(await site.AddOrganisationAsync(PeopleSite.Unique("Closed"))).Number}"));
        var decision = $"/en/admin/memberships/{(await site.Get<MembershipStore>().OfAsync(person.Account.Id, Ct)).Single().Id}";
        var moderator = await site.SignInAsync(Role.Moderator);
        using var without = await site.PostFormAsync(moderator, decision, ("decision", "refuse"), ("reason", " "));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        using var refused = await site.PostFormAsync(moderator, decision, ("decision", "refuse"), ("reason", "Use your office’s address."));

        Assert.Contains("Use your office’s address.", (await person.Client.PageAsync(Own)).QuerySelector("main").Shown(), StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> NamesAsync(string query) =>
        (await site.Reader.PageAsync($"/en/organisations{query}")).QuerySelectorAll("ul.links.wide a").Select(link => link.Shown());
}
