using System.Net;
using Repository.Domain.Accounts;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Spaces;

/// <summary>Who sees which space, and how people join and leave.</summary>
[Collection<PeopleCollection>]
public sealed class SpaceMembershipTests(PeopleSite site)
{
    private const string Question = "Which of the doors?";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_joins_reads_and_leaves()
    {
        var name = await AddAsync(SpaceVisibility.Members, new Timetable { Closes = new SpaceDate(2199, 3, 31), TimeZone = "America/New_York" });
        var person = await site.SignInAsync();
        var before = await person.Client.PageAsync($"/en/spaces/{name}");
        Assert.DoesNotContain(Question, before.QuerySelector("main").Shown(), StringComparison.Ordinal);
        Assert.Equal("Open until 31 March 2199", before.QuerySelector("header .state").Shown());
        Assert.Contains("in New York (UTC-04:00)", before.QuerySelector("main").Shown(), StringComparison.Ordinal);
        var join = before.QuerySelector("main a.button")!.GetAttribute("href")!;
        Assert.Contains("Knock first.", (await person.Client.PageAsync(join)).QuerySelector("main form").Shown(), StringComparison.Ordinal);

        using var joined = await site.PostFormAsync(person, join);

        Assert.Equal($"/en/spaces/{name}?done=joined", joined.Headers.Location?.OriginalString);
        var inside = await person.Client.PageAsync($"/en/spaces/{name}?done=joined");
        Assert.Contains(Question, inside.QuerySelector("main").Shown(), StringComparison.Ordinal);
        Assert.NotNull(inside.QuerySelector(".notice.ok"));
        Assert.Equal([name], (await person.Client.PageAsync("/fr/spaces?mine=1")).QuerySelectorAll(".record h3 a").Select(link => link.GetAttribute("href")!.Split('/')[^1]));
        using var left = await site.PostFormAsync(person, $"/en/spaces/{name}/leave");
        Assert.Equal($"/en/spaces/{name}?done=left", left.Headers.Location?.OriginalString);
        Assert.DoesNotContain(Question, (await person.Client.PageAsync($"/en/spaces/{name}?done=joined")).QuerySelector("main").Shown(), StringComparison.Ordinal);
        using var again = await site.PostFormAsync(person, $"/en/spaces/{name}/leave");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Whoever_leaves_what_only_members_know_is_led_to_the_list()
    {
        var name = await AddAsync(SpaceVisibility.Invited, new Timetable());
        var person = await site.SignInAsync();
        await InviteAsync(name, person);

        using var left = await site.PostFormAsync(person, $"/en/spaces/{name}/leave");

        Assert.Equal("/en/spaces", left.Headers.Location?.OriginalString);
        await person.Client.PageAsync($"/en/spaces/{name}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_space_is_seen_and_read_by_those_that_it_is_for()
    {
        var names = new Dictionary<SpaceVisibility, string>();
        foreach (var visibility in Enum.GetValues<SpaceVisibility>())
        {
            names[visibility] = await AddAsync(visibility, new Timetable());
        }

        var (stranger, member, administrator) = (await site.SignInAsync(), await site.SignInAsync(), await site.AdministratorAsync());
        var facilitator = await site.SignInAsync([.. names.Values.Select(name => new RoleGrant(Role.Facilitator, new Scope(ScopeKind.Space, name)))]);
        foreach (var name in names.Values)
        {
            await InviteAsync(name, member);
        }

        var seen = new List<string>();
        foreach (var (who, client) in new[] { ("reader", site.Reader), ("stranger", stranger.Client), ("member", member.Client), ("facilitator", facilitator.Client), ("administrator", administrator.Client) })
        {
            var listed = (await client.PageAsync("/en/spaces")).QuerySelectorAll(".record h3 a").Select(link => link.GetAttribute("href")!.Split('/')[^1]).ToList();
            foreach (var (visibility, name) in names)
            {
                using var answer = await client.GetAsync($"/en/spaces/{name}", Ct);
                var asks = answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsStringAsync(Ct)).Contains(Question, StringComparison.Ordinal);
                seen.Add($"{who} {visibility}: {(int)answer.StatusCode}{(asks ? " reads" : "")}{(listed.Contains(name) ? " listed" : "")}");
            }
        }

        Assert.Equal(
            [
                "reader Public: 200 reads listed", "reader Registered: 302", "reader Members: 302", "reader Invited: 404",
                "stranger Public: 200 reads listed", "stranger Registered: 200 reads listed", "stranger Members: 200 listed", "stranger Invited: 404",
                .. new[] { "member", "facilitator", "administrator" }.SelectMany(who => names.Keys, (who, visibility) => $"{who} {visibility}: 200 reads listed"),
            ],
            seen);
        Assert.Contains(facilitator.Account.DisplayName, (await site.Reader.PageAsync($"/en/spaces/{names[SpaceVisibility.Public]}")).QuerySelector("dl.facts").Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_without_an_account_is_led_to_the_form_by_signing_in()
    {
        var name = await AddAsync(SpaceVisibility.Public, new Timetable());
        var join = (await site.Reader.PageAsync($"/es/spaces/{name}")).QuerySelector("main a.button")!.GetAttribute("href")!;
        using var answer = await site.Reader.GetAsync(join, Ct);
        Assert.Equal($"/es/account/sign-in?return={Uri.EscapeDataString(join)}", answer.Headers.Location?.OriginalString);
    }

    private async Task<string> AddAsync(SpaceVisibility visibility, Timetable timetable)
    {
        var name = $"doors-{Guid.CreateVersion7():N}";
        var content = new SpaceContent { Title = Text("Doors"), Purpose = Text("To talk of doors."), Questions = [Text(Question)], Rules = Text("Knock first."), Visibility = visibility, Timetable = timetable };
        Assert.True(await site.Get<SpaceStore>().ImportAsync(name, content, Ct));
        return name;
    }

    private Task<int> InviteAsync(string name, SignedInPerson person) => site.Get<Domain.Data.Database>().WriteAsync(
        session => session.ExecuteAsync(
            "insert into space_members (space_id, account_id, joined_at) select id, @account, created_at from spaces where name = @name", new { account = person.Account.Id, name }, Ct),
        Ct);

    private static LocalizedText Text(string text) => new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = text });
}
