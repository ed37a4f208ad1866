using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Spaces;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Spaces;

/// <summary>How those who facilitate open a space, change it, extend and end it.</summary>
[Collection<PeopleCollection>]
public sealed class SpaceRunningTests(PeopleSite site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_facilitator_opens_a_space_and_writes_it_in_another_language()
    {
        var person = await site.SignInAsync(Role.Facilitator);
        var name = await OpenAsync(person);

        var before = await person.Client.PageAsync($"/fr/spaces/{name}/edit");
        Assert.Equal(("", "Which of the doors?"), (Value(before, "title"), Pages.Shown(before.QuerySelector("#question-1-help")).Split(' ', 2)[1].TrimStart(':', ' ', '\u202f')));
        using var saved = await SaveAsync(person, $"/fr/spaces/{name}/edit", ("title", "Portes"), ("question-1", "Laquelle des portes ?"), ("question-3", "Quelle clé ?"));

        Assert.Equal($"/fr/spaces/{name}?done=saved", saved.Headers.Location?.OriginalString);
        Assert.Equal(("Portes", "Doors"), ((await site.Reader.PageAsync($"/fr/spaces/{name}")).QuerySelector("h1").Shown(), (await site.Reader.PageAsync($"/en/spaces/{name}")).QuerySelector("h1").Shown()));
        Assert.Equal(["Laquelle des portes ?", "Whose key?", "Quelle clé ?"], (await site.Reader.PageAsync($"/fr/spaces/{name}")).QuerySelectorAll("section[aria-labelledby=questions] li").Select(one => one.Shown()));
        using var emptied = await SaveAsync(person, $"/fr/spaces/{name}/edit", ("question-1", ""));
        Assert.Equal(["Whose key?", "Quelle clé ?"], (await site.Reader.PageAsync($"/en/spaces/{name}")).QuerySelectorAll("section[aria-labelledby=questions] li").Select(one => one.Shown()));
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_each_field_and_everything_typed_stays()
    {
        var person = await site.SignInAsync(Role.Facilitator);
        using var refused = await SaveAsync(person, "/en/spaces/new", ("title", " "), ("purpose", "Kept."), ("opens", "2027-02-01"), ("closes", "soon"), ("question-2", "Kept, too?"), ("objective", "7"), ("visibility", "members"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var page = Pages.Parse(await refused.Content.ReadAsStringAsync(Ct));
        Assert.Equal(["#title", "#closes"], page.QuerySelectorAll("#errors a").Select(link => link.GetAttribute("href")));
        Assert.NotNull(page.QuerySelector("#closes-error"));
        Assert.Equal(("Kept.", "2027-02-01", "soon", "Kept, too?"), (Value(page, "purpose"), Value(page, "opens"), Value(page, "closes"), Value(page, "question-2")));
        Assert.Equal(["7"], page.QuerySelectorAll<IHtmlInputElement>("input[name=objective]").Where(one => one.IsChecked).Select(one => one.Value));
        Assert.Equal(["members"], page.QuerySelectorAll<IHtmlInputElement>("input[name=visibility]").Where(one => one.IsChecked).Select(one => one.Value));
    }

    [Fact]
    public async Task Who_saves_second_sees_both_texts()
    {
        var (first, second) = (await site.SignInAsync(Role.Facilitator), await site.AdministratorAsync());
        var name = await OpenAsync(first);
        using var kept = await SaveAsync(first, $"/en/spaces/{name}/edit", ("purpose", "What the first one wrote."));

        using var stale = await SaveAsync(second, $"/en/spaces/{name}/edit", ("purpose", "What the second one wrote."), ("version", "1"));

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var page = Pages.Parse(await stale.Content.ReadAsStringAsync(Ct));
        Assert.Contains("What the first one wrote.", page.QuerySelector("[aria-labelledby=meanwhile]").Shown(), StringComparison.Ordinal);
        Assert.Equal(("What the second one wrote.", "2"), (Value(page, "purpose"), page.QuerySelector<IHtmlInputElement>("input[name=version]")!.Value));
        using var again = await SaveAsync(second, $"/en/spaces/{name}/edit", ("purpose", "What the second one wrote."), ("version", "2"));
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
    }

    [Fact]
    public async Task A_consultation_is_extended_closed_archived_and_opened_again()
    {
        var person = await site.SignInAsync(Role.Facilitator);
        var name = await OpenAsync(person, ("closes", "2198-01-31"));
        using var extended = await SaveAsync(person, $"/en/spaces/{name}/edit", ("closes", "2198-02-28"));
        var open = await site.Reader.PageAsync($"/en/spaces/{name}");
        Assert.Equal("Open until 28 February 2198", open.QuerySelector("header .state").Shown());
        Assert.Contains("The last day was first 31 January 2198.", open.QuerySelector("ol.steps").Shown(), StringComparison.Ordinal);

        foreach (var (step, state) in new[] { ("close", "Closed"), ("archive", "Archived"), ("restore", "Closed"), ("reopen", "Open until 31 March 2199") })
        {
            using var nothing = await SaveAsync(person, $"/en/spaces/{name}/state");
            Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
            using var impossible = await SaveAsync(person, $"/en/spaces/{name}/state", ("step", step == "close" ? "restore" : "close"));
            Assert.Equal(HttpStatusCode.BadRequest, impossible.StatusCode);
            using var moved = await SaveAsync(person, $"/en/spaces/{name}/state", ("step", step), ("closes", step == "reopen" ? "2199-03-31" : ""));
            Assert.Equal($"/en/spaces/{name}?done=saved", moved.Headers.Location?.OriginalString);
            Assert.Equal(state, (await site.Reader.PageAsync($"/en/spaces/{name}")).QuerySelector("header .state").Shown());
        }
    }

    [Fact]
    public async Task Only_those_who_run_it_are_led_there()
    {
        var name = await OpenAsync(await site.SignInAsync(Role.Facilitator));
        var here = await site.SignInAsync(new RoleGrant(Role.Facilitator, new Scope(ScopeKind.Space, name)));
        Assert.NotEmpty((await here.Client.PageAsync($"/en/spaces/{name}")).QuerySelectorAll($"main a[href='/en/spaces/{name}/edit']"));
        await here.Client.PageAsync("/en/spaces/new", HttpStatusCode.Forbidden);
        var stranger = await site.SignInAsync();
        Assert.Empty((await stranger.Client.PageAsync($"/en/spaces/{name}")).QuerySelectorAll("main a[href$='/edit'], main a[href$='/state']"));
        await stranger.Client.PageAsync($"/en/spaces/{name}/edit", HttpStatusCode.NotFound);
        Assert.NotNull(await site.Get<SpaceStore>().FindAsync(name, Actor.Anonymous, Ct));
    }

    private async Task<string> OpenAsync(SignedInPerson person, params (string Name, string Value)[] more)
    {
        using var opened = await SaveAsync(person, "/en/spaces/new", [("title", "Doors"), ("purpose", "To talk of doors."), ("question-1", "Which of the doors?"), ("question-2", "Whose key?"), .. more]);
        var address = opened.Headers.Location?.OriginalString ?? "";
        Assert.EndsWith("?done=opened", address, StringComparison.Ordinal);
        Assert.NotNull((await person.Client.PageAsync(address)).QuerySelector(".notice.ok"));
        return address.Split('/')[^1].Split('?')[0];
    }

    /// <summary>Sends the form as its page shows it, with some fields written otherwise.</summary>
    private async Task<HttpResponseMessage> SaveAsync(SignedInPerson person, string address, params (string Name, string Value)[] written)
    {
        var form = (await person.Client.PageAsync(address)).QuerySelector<IHtmlFormElement>("main form[method=post]")!;
        var shown = form.QuerySelectorAll("input, textarea, select").Select(control => control switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => (Name: "", Value: ""),
            IHtmlInputElement input => (Name: input.Name!, input.Value),
            IHtmlTextAreaElement area => (Name: area.Name!, area.Value),
            IHtmlSelectElement select => (Name: select.Name!, Value: select.Value ?? ""),
            _ => (Name: "", Value: ""),
        }).Where(field => field.Name.Length > 0 && field.Name != "form-token" && !written.Any(one => one.Name == field.Name));
        return await site.PostFormAsync(person, address, [.. shown, .. written]);
    }

    private static string Value(IHtmlDocument page, string id) => page.GetElementById(id) switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => throw new InvalidOperationException($"no control {id}"),
    };
}
