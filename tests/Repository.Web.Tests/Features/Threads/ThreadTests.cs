using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Discussions;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.TestSupport;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Threads;

/// <summary>Threads and posts through their pages.</summary>
[Collection<PeopleCollection>]
public sealed class ThreadTests(PeopleSite site)
{
    private static readonly RoleGrant Everywhere = new(Role.Facilitator, Scope.Everything);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task People_begin_answer_accept_edit_and_remove_and_a_first_post_waits()
    {
        var space = await AddSpaceAsync();
        var (facilitator, newcomer, moderator) = (await site.SignInAsync(Everywhere), await site.SignInAsync(), await site.SignInAsync(Role.Moderator));
        Assert.Contains($"/en/spaces/{space}/threads/new", (await newcomer.Client.PageAsync($"/en/spaces/{space}")).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));

        using var begun = await site.PostFormAsync(facilitator, $"/en/spaces/{space}/threads/new", ("kind", "question"), ("title", "Which door?"), ("body", "We have **three**."), Form());
        var thread = begun.Headers.Location!.OriginalString.Split('?')[0];
        Assert.EndsWith("-which-door", thread, StringComparison.Ordinal);

        using var waits = await site.PostFormAsync(newcomer, thread, ("body", "Take the left one."), Form());
        Assert.Equal($"{thread}/posts/2?done=held", waits.Headers.Location?.OriginalString);
        Assert.DoesNotContain("left one", (await site.Reader.PageAsync(thread)).QuerySelector("main").Shown(), StringComparison.Ordinal);
        var own = (await newcomer.Client.PageAsync(thread)).QuerySelector("#post-2")!;
        Assert.Contains("Waits for a moderator", own.Shown(), StringComparison.Ordinal);
        using var released = await site.PostFormAsync(moderator, $"{thread}/posts/2/release");
        Assert.Contains("left one", (await site.Reader.PageAsync(thread)).QuerySelector("#post-2").Shown(), StringComparison.Ordinal);

        using var quoted = await facilitator.Client.GetAsync($"{thread}/posts/2/reply?quote=1", Ct);
        var form = Pages.Parse(await quoted.Content.ReadAsStringAsync(Ct));
        Assert.Equal("> Take the left one.\n\n", ((IHtmlTextAreaElement)form.QuerySelector("textarea")!).Value);
        using var replied = await site.PostFormAsync(facilitator, $"{thread}/posts/2/reply", ("body", "> Take the left one.\n\nWe did. شكرا"), Form());
        using var accepted = await site.PostFormAsync(facilitator, $"{thread}/posts/2/acceptance", ("does", "yes"));
        using var agreed = await site.PostFormAsync(facilitator, $"{thread}/posts/2/reactions", ("says", "did-too"));
        var page = await site.Reader.PageAsync(thread);
        Assert.Contains("Accepted answer", page.QuerySelector("#post-2.accepted").Shown(), StringComparison.Ordinal);
        Assert.Contains("We did this too 1", page.QuerySelector("#post-2").Shown(), StringComparison.Ordinal);
        Assert.Contains("in reply to", page.QuerySelector(".replies #post-3").Shown(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".replies #post-3 blockquote"));

        using var edited = await site.PostFormAsync(facilitator, $"{thread}/posts/3/edit", ("body", "We did, too."), ("version", "1"));
        using var stale = await site.PostFormAsync(facilitator, $"{thread}/posts/3/edit", ("body", "From another window."), ("version", "1"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (edited.StatusCode, stale.StatusCode));
        var conflict = Pages.Parse(await stale.Content.ReadAsStringAsync(Ct)).QuerySelector("main")!;
        Assert.Contains("We did, too.", conflict.Shown(), StringComparison.Ordinal);
        Assert.Equal("From another window.", ((IHtmlTextAreaElement)conflict.QuerySelector("textarea")!).Value);

        using var without = await site.PostFormAsync(moderator, $"{thread}/posts/3/removal", ("reason", " "));
        using var removed = await site.PostFormAsync(moderator, $"{thread}/posts/3/removal", ("reason", "It is off topic."));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (without.StatusCode, removed.StatusCode));
        var after = (await site.Reader.PageAsync(thread)).QuerySelector("#post-3");
        Assert.Contains("It is off topic.", after.Shown(), StringComparison.Ordinal);
        Assert.DoesNotContain("We did", after.Shown(), StringComparison.Ordinal);
        Assert.Contains("We did, too.", (await facilitator.Client.PageAsync(thread)).QuerySelector("#post-3").Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_shows_what_readers_would_see_and_writes_nothing()
    {
        var (person, thread) = await ThreadAsync();

        using var answer = await site.PostFormAsync(person, thread, ("body", "**Bold** <b>not</b> [x](javascript:alert(1))"), ("preview", "1"), Form());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal("Bold", page.QuerySelector("#write .panel strong").Shown());
        Assert.Null(page.QuerySelector("#write .panel b"));
        Assert.DoesNotContain("javascript:", page.QuerySelector("#write .panel")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal("**Bold** <b>not</b> [x](javascript:alert(1))", ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value);
        Assert.Single((await person.Client.PageAsync(thread)).QuerySelectorAll(".post"));
    }

    [Fact]
    public async Task What_cannot_be_posted_comes_back_whole_with_the_reason()
    {
        var (person, thread) = await ThreadAsync();
        foreach (var (body, reason) in new[] { ("", "Write your post."), ("  \n ", "Write your post."), (new string('a', Post.MaxBody + 1), "Shorten the text"), ("a\u0007b", "control characters") })
        {
            using var answer = await site.PostFormAsync(person, thread, ("body", body), Form());
            var page = Pages.Parse(await answer.Content.ReadAsStringAsync(Ct));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(reason, page.QuerySelector("#write #errors").Shown(), StringComparison.Ordinal);
            Assert.Equal(body.Trim(), ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value.Trim());
        }

        using var begun = await site.PostFormAsync(person, $"/fr/spaces/{await AddSpaceAsync()}/threads/new", ("kind", "guiding"), ("title", new string('t', DiscussionThread.MaxTitle + 1)), ("body", ""));
        Assert.Equal(HttpStatusCode.BadRequest, begun.StatusCode);
        Assert.Equal(3, Pages.Parse(await begun.Content.ReadAsStringAsync(Ct)).QuerySelectorAll("#errors li").Length);
    }

    [Fact]
    public async Task Whoever_writes_while_the_space_is_closed_gets_the_text_back()
    {
        var space = await AddSpaceAsync();
        var (person, thread) = await ThreadAsync(space);
        await site.Get<SpaceStore>().ImportAsync(space, Content() with { Timetable = new Timetable { Archived = true } }, Ct);

        foreach (var address in new[] { thread, $"{thread}/posts/1/reply" })
        {
            using var answer = await site.PostFormAsync(person, address, ("body", "Hours of work"), Form());
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains("Hours of work", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        Assert.Contains("This space is closed.", (await person.Client.PageAsync(thread)).QuerySelector("main").Shown(), StringComparison.Ordinal);
        Assert.Null((await person.Client.PageAsync(thread)).QuerySelector("#write"));
    }

    [Fact]
    public async Task A_permanent_address_leads_to_the_page_on_which_the_post_stands()
    {
        var (person, thread) = await ThreadAsync();
        var number = int.Parse(thread.Split('/')[^1].Split('-')[0], CultureInfo.InvariantCulture);
        var desk = site.Get<DiscussionDesk>();
        var actor = new Actor { AccountId = person.Account.Id, Grants = [Everywhere] };
        for (var i = 2; i <= DiscussionStore.PageSize + 1; i++)
        {
            await desk.PostAsync(number, new NewPost($"Post {i}", Parent: null, Guid.CreateVersion7()), actor, Ct);
        }

        for (var i = 1; i <= DiscussionStore.OpeningReplies + 1; i++)
        {
            await desk.PostAsync(number, new NewPost($"Reply {i}", Parent: 1, Guid.CreateVersion7()), actor, Ct);
        }

        foreach (var (post, place) in new[] { (1, $"{thread}#post-1"), (21, $"{thread}?page=2#post-21"), (22, $"{thread}#post-22"), (27, $"{thread}/replies/1#post-27") })
        {
            using var answer = await site.Reader.GetAsync($"{thread}/posts/{post}", Ct);
            Assert.Equal(place, answer.Headers.Location?.OriginalString);
            Assert.NotNull((await site.Reader.PageAsync(place.Split('#')[0])).QuerySelector($"#post-{post}"));
        }

        Assert.Equal("Show all 6 answers", (await site.Reader.PageAsync(thread)).QuerySelector(".replies > p a").Shown());
        using var beyond = await site.Reader.GetAsync($"{thread}?page=99", Ct);
        Assert.Equal($"{thread}?page=2", beyond.Headers.Location?.OriginalString);
        using var slug = await site.Reader.GetAsync($"/en/threads/{number}-another-name", Ct);
        Assert.Equal((HttpStatusCode.MovedPermanently, thread), (slug.StatusCode, slug.Headers.Location?.OriginalString));
        await site.Reader.PageAsync($"{thread}/posts/999", HttpStatusCode.NotFound);
        await site.Reader.PageAsync($"{thread}/replies/999", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_page_asks_the_database_as_often_for_many_posts_as_for_one()
    {
        var (person, thread) = await ThreadAsync();
        var one = await CommandsAsync(person.Client, thread);
        var number = int.Parse(thread.Split('/')[^1].Split('-')[0], CultureInfo.InvariantCulture);
        for (var i = 0; i < 15; i++)
        {
            await site.Get<DiscussionDesk>().PostAsync(number, new NewPost($"Post {i}", i % 3 == 0 ? 1 : null, Guid.CreateVersion7()), new Actor { AccountId = person.Account.Id, Grants = [Everywhere] }, Ct);
        }

        Assert.Equal(one, await CommandsAsync(person.Client, thread));
        Assert.InRange(one, 1, 12);
    }

    [Fact]
    public async Task Whoever_has_read_a_thread_is_led_to_what_came_since()
    {
        var (writer, thread) = await ThreadAsync();
        var reader = await site.SignInAsync();
        var page = await reader.Client.PageAsync(thread);
        Assert.Equal("post-1", page.QuerySelector("#unread")!.NextElementSibling!.Id);
        using var read = await site.PostFormAsync(reader, $"{thread}/read", ("upTo", page.QuerySelector("input[name=upTo]")!.GetAttribute("value")!));
        Assert.Null((await reader.Client.PageAsync(thread)).QuerySelector("#unread"));

        using var posted = await site.PostFormAsync(writer, thread, ("body", "Something new"), Form());

        Assert.Equal($"{thread}/posts/2", (await reader.Client.PageAsync(thread)).QuerySelectorAll("main a.button").Select(link => link.GetAttribute("href")).Last());
    }

    [Fact]
    public async Task A_reader_reports_a_post_and_whoever_moderates_sees_to_it()
    {
        var space = await AddSpaceAsync();
        var (_, thread) = await ThreadAsync(space);
        var (reader, moderator) = (await site.SignInAsync(), await site.SignInAsync(new RoleGrant(Role.Facilitator, new Scope(ScopeKind.Space, space))));
        var report = (await reader.Client.PageAsync(thread)).QuerySelectorAll("#post-1 a").Single(link => link.GetAttribute("href")!.EndsWith("/report", StringComparison.Ordinal)).GetAttribute("href")!;

        using var without = await site.PostFormAsync(reader, report, ("note", "Because"));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains("Because", await without.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        using var reported = await site.PostFormAsync(reader, report, ("reason", "personal"), ("note", "It names <b>somebody</b>."));
        Assert.Equal($"{thread}/posts/1?done=reported", reported.Headers.Location?.OriginalString);

        var one = await CommandsAsync(moderator.Client, "/en/threads/waiting");
        var waiting = await moderator.Client.PageAsync("/en/threads/waiting");
        Assert.Contains("It names <b>somebody</b>.", waiting.QuerySelector("main section").Shown(), StringComparison.Ordinal);
        Assert.DoesNotContain(reader.Account.DisplayName, waiting.QuerySelector("main").Shown(), StringComparison.Ordinal);
        Assert.DoesNotContain("It names", (await reader.Client.PageAsync(thread)).QuerySelector("main").Shown(), StringComparison.Ordinal);
        await reader.Client.PageAsync("/en/threads/waiting", HttpStatusCode.Forbidden);
        for (var i = 0; i < 4; i++)
        {
            var (_, other) = await ThreadAsync(space);
            using var more = await site.PostFormAsync(reader, $"{other}/posts/1/report", ("reason", "other"));
        }

        Assert.Equal(one, await CommandsAsync(moderator.Client, "/en/threads/waiting"));
        using var dismissed = await site.PostFormAsync(moderator, $"{thread}/posts/1/dismissal");
        Assert.Equal(4, (await moderator.Client.PageAsync("/fr/threads/waiting")).QuerySelectorAll("main section").Length);
    }

    [Theory]
    [InlineData("en", "Begin a discussion")]
    [InlineData("fr", "Lancer une discussion")]
    [InlineData("es", "Iniciar un debate")]
    public async Task A_space_lists_its_questions_and_discussions_in_each_language(string language, string begin)
    {
        var space = await AddSpaceAsync();
        var (person, thread) = await ThreadAsync(space);

        var page = await person.Client.PageAsync($"/{language}/spaces/{space}");

        Assert.Contains(begin, page.QuerySelector("main a.button").Shown(), StringComparison.Ordinal);
        Assert.Contains($"/{language}/{thread[4..]}", page.QuerySelectorAll("main .record a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Which of them?", page.QuerySelector("[aria-labelledby=questions]").Shown(), StringComparison.Ordinal);
        Assert.Empty((await person.Client.PageAsync($"/{language}/spaces/{space}?unanswered=1")).QuerySelectorAll("[aria-labelledby=discussions] .record"));
    }

    private static (string, string) Form() => ("formId", Guid.CreateVersion7().ToString());

    private static async Task<int> CommandsAsync(HttpClient client, string address)
    {
        using var commands = CommandCount.Start();
        await client.PageAsync(address);
        return commands.Value;
    }

    private static LocalizedText Text(string text) => new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = text });

    private static SpaceContent Content() => new() { Title = Text("Doors"), Purpose = Text("To talk of doors."), Questions = [Text("Which of them?")] };

    private async Task<string> AddSpaceAsync()
    {
        var name = $"threads-{Guid.CreateVersion7():N}";
        await site.Get<SpaceStore>().ImportAsync(name, Content(), Ct);
        return name;
    }

    /// <summary>A topic with one post that everybody sees, by somebody who facilitates all spaces.</summary>
    private async Task<(SignedInPerson Person, string Address)> ThreadAsync(string? space = null)
    {
        var person = await site.SignInAsync(Everywhere);
        using var begun = await site.PostFormAsync(person, $"/en/spaces/{space ?? await AddSpaceAsync()}/threads/new", ("kind", "topic"), ("title", "Doors"), ("body", "About doors."), Form());
        return (person, begun.Headers.Location!.OriginalString.Split('?')[0]);
    }
}
