using System.Net;
using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.People;
using Repository.TestSupport;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.People;

[Collection<PeopleCollection>]
public sealed class ProfileTests(PeopleSite site)
{
    private const string Form = "/en/account/profile";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_writes_a_profile_and_everybody_sees_what_they_show()
    {
        var person = await site.SignInAsync();
        using var saved = await site.PostFormAsync(
            person,
            Form,
            ("about", "Works <b>on</b> return.\r\n\r\nSecond paragraph."),
            ("actor", "civil-society"),
            ("country", "ma"),
            ("spoken", "fr"),
            ("spoken", "es"),
            ("objective", "7"),
            ("theme", "labour-migration"),
            ("links", "https://example.org/me\r\n\r\nhttp://example.net"),
            ("show", "about"),
            ("show", "links"),
            ("show", "nonsense"),
            ("version", "0"));
        Assert.Equal((HttpStatusCode.Redirect, $"{Form}?done=saved"), (saved.StatusCode, saved.Headers.Location?.OriginalString));

        var form = await person.Client.PageAsync($"{Form}?done=saved");
        Assert.Equal(["es", "fr"], form.QuerySelectorAll("input[name=spoken][checked]").Select(box => box.GetAttribute("value")).Order(StringComparer.Ordinal));
        Assert.Equal(("civil-society", "1"), (form.QuerySelector("select[name=actor] option[selected]")!.GetAttribute("value"), form.QuerySelector("input[name=version]")!.GetAttribute("value")));
        Assert.Equal(["Works <b>on</b> return.", "Second paragraph."], form.QuerySelector("textarea[name=about]")!.TextContent.Split("\n\n"));

        foreach (var language in Pages.Languages)
        {
            var page = await site.Reader.PageAsync($"/{language}/people/{person.Account.Number}-{Slugs.Of(person.Account.DisplayName)}");
            Assert.Equal(person.Account.DisplayName, page.QuerySelector("h1").Shown());
            Assert.Equal(["Works <b>on</b> return.", "Second paragraph."], page.QuerySelectorAll("#about ~ .prose p").Select(paragraph => paragraph.Shown()));
            Assert.Equal(["https://example.org/me", "http://example.net"], page.QuerySelectorAll("aside a[rel~=ugc]").Select(link => link.GetAttribute("href")));
            Assert.DoesNotContain(page.QuerySelectorAll("main a"), link => link.GetAttribute("href")!.Contains("/objectives/", StringComparison.Ordinal));
            Assert.DoesNotContain(person.Account.Email, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_can_tell_why_a_person_has_no_page()
    {
        var hidden = await site.SignInAsync();
        using var saved = await site.PostFormAsync(hidden, Form, ("about", "Secret"), ("version", "0"));
        var disabled = await ShownAsync("About", ("about", "Seen before"));
        await site.Get<Database>().WriteAsync(session => session.ExecuteAsync("update accounts set disabled_at = created_at, disabled_reason = 'x' where id = @id", new { disabled.Account.Id }, Ct), Ct);
        var answers = new List<string>();
        foreach (var number in new[] { hidden.Account.Number, disabled.Account.Number, 9_999_999, 9_999_998 })
        {
            using var answer = await site.Reader.GetAsync($"/en/people/{number}-x", Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            answers.Add((await answer.Content.ReadAsStringAsync(Ct)).Replace($"{number}", "N", StringComparison.Ordinal));
        }

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-other")]
    public async Task Another_slug_leads_to_the_right_address(string slug)
    {
        var person = await ShownAsync("About", ("about", "Text"));
        using var answer = await site.Reader.GetAsync($"/fr/people/{person.Account.Number}{slug}?page=1", Ct);

        Assert.Equal((HttpStatusCode.MovedPermanently, $"/fr/people/{person.Account.Number}-{Slugs.Of(person.Account.DisplayName)}?page=1"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        var person = await site.SignInAsync();
        using var answer = await site.PostFormAsync(person, "/fr/account/profile", ("about", new string('a', 2_001)), ("links", "javascript:alert(1)"), ("show", "about"), ("version", "0"));
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync(Ct));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["#about", "#links"], page.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")));
        Assert.Equal("about-help about-error", page.QuerySelector("#about")!.GetAttribute("aria-describedby"));
        Assert.Equal((2_001, "javascript:alert(1)"), (page.QuerySelector("#about")!.TextContent.Length, page.QuerySelector("#links")!.TextContent));
        Assert.NotNull(page.QuerySelector("input[name=show][value=about][checked]"));
        Assert.Equal(0, (await site.Get<ProfileStore>().OfAsync(person.Account.Id, Ct)).Version);
    }

    [Fact]
    public async Task A_stale_edit_shows_both_texts_and_can_be_sent_again()
    {
        var person = await ShownAsync("About", ("about", "First"));
        using var other = await site.PostFormAsync(person, Form, ("about", "From another window"), ("version", "1"));
        using var stale = await site.PostFormAsync(person, Form, ("about", "From this window"), ("version", "1"));
        var page = Pages.Parse(await stale.Content.ReadAsStringAsync(Ct));

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(("From another window", "From this window", "2"), (page.QuerySelector("#meanwhile ~ dl dd").Shown(), page.QuerySelector("#about")!.TextContent, page.QuerySelector("input[name=version]")!.GetAttribute("value")));
        using var again = await site.PostFormAsync(person, Form, ("about", "From this window"), ("version", "2"));
        Assert.Equal("From this window", (await site.Get<ProfileStore>().OfAsync(person.Account.Id, Ct)).About);
    }

    [Fact]
    public async Task Fields_that_the_form_does_not_have_change_nothing()
    {
        var (person, victim) = (await site.SignInAsync(), await ShownAsync("About", ("about", "Mine")));
        var before = await site.Get<AccountStore>().FindAsync(person.Account.Id, Ct);
        using var saved = await site.PostFormAsync(
            person,
            Form,
            ("about", "Hello"),
            ("version", "0"),
            ("accountId", $"{victim.Account.Id}"),
            ("AccountId", $"{victim.Account.Id}"),
            ("number", "1"),
            ("displayName", "Administrator"),
            ("state", "disabled"),
            ("role", "administrator"),
            ("organisation", "1"),
            ("emailConfirmedAt", "2020-01-01"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(before, await site.Get<AccountStore>().FindAsync(person.Account.Id, Ct));
        Assert.Equal("Mine", (await site.Get<ProfileStore>().OfAsync(victim.Account.Id, Ct)).About);
        Assert.Empty(await site.Get<RoleStore>().OfAsync(person.Account.Id, Ct));
    }

    [Fact]
    public async Task Contributions_are_listed_in_pages_by_as_many_commands_however_many_they_are()
    {
        var (one, many) = (await ShownAsync("About", ("about", "One")), await ShownAsync("About", ("about", "Many")));
        var records = await site.Get<ContributionStore>().PublishedAfterAsync(Guid.Empty, 45, Ct);
        await site.Get<Database>().WriteAsync(
            async session =>
            {
                await AuthorStore.SetAsync(session, records[0].Contribution.Id, one.Account.Id, AuthorRole.Editor, null, Ct);
                await AuthorStore.SetAsync(session, records[1].Contribution.Id, one.Account.Id, AuthorRole.Viewer, null, Ct);
                foreach (var record in records)
                {
                    await AuthorStore.SetAsync(session, record.Contribution.Id, many.Account.Id, AuthorRole.Owner, null, Ct);
                }
            },
            Ct);

        var (few, commandsOfOne) = await CountedAsync(one);
        var (full, commandsOfMany) = await CountedAsync(many);

        Assert.Equal((1, 20), (few.QuerySelectorAll("li.record").Length, full.QuerySelectorAll("li.record").Length));
        Assert.Equal((commandsOfOne, true), (commandsOfMany, commandsOfMany <= 6));
        var last = await site.Reader.PageAsync($"{Address(many)}?page=3");
        Assert.Equal(5, last.QuerySelectorAll("li.record").Length);
        using var beyond = await site.Reader.GetAsync($"{Address(many)}?page=4", Ct);
        Assert.Equal($"{Address(many)}?page=3", beyond.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_reader_s_kept_page_changes_with_the_profile()
    {
        var person = await ShownAsync("About", ("about", "Before"));
        Assert.Contains("Before", (await site.Reader.PageAsync(Address(person))).Body!.TextContent, StringComparison.Ordinal);
        using var saved = await site.PostFormAsync(person, Form, ("about", "Afterwards"), ("show", "about"), ("version", "1"));

        await Eventually.HoldsAsync(async () => (await site.Reader.PageAsync(Address(person))).Body!.TextContent.Contains("Afterwards", StringComparison.Ordinal), "the page shows the new text");
    }

    private static string Address(SignedInPerson person) => $"/en/people/{person.Account.Number}-{Slugs.Of(person.Account.DisplayName)}";

    private async Task<(AngleSharp.Html.Dom.IHtmlDocument Page, int Commands)> CountedAsync(SignedInPerson person)
    {
        using var counted = CommandCount.Start();
        return (await site.Reader.PageAsync($"{Address(person)}?fresh={Guid.CreateVersion7():N}"), counted.Value);
    }

    private async Task<SignedInPerson> ShownAsync(string part, params (string Name, string Value)[] fields)
    {
        var person = await site.SignInAsync();
        using var saved = await site.PostFormAsync(person, Form, [.. fields, ("show", part.ToLowerInvariant()), ("version", "0")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        return person;
    }
}
