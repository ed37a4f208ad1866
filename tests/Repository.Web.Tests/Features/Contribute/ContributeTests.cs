using System.Net;
using AngleSharp.Dom;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Submissions;
using Repository.TestSupport;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Contribute;

[Collection<PeopleCollection>]
public sealed class ContributeTests(PeopleSite site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_reads_what_contributing_is()
    {
        foreach (var language in Pages.Languages)
        {
            var page = await site.Reader.PageAsync($"/{language}/contribute");
            Assert.Equal(SourceTexts.In(language, "Contribute.Heading"), page.QuerySelector("h1").Shown());
            Assert.Equal($"/{language}/contribute", page.QuerySelector(".site-head a[aria-current=page]")!.GetAttribute("href"));
            Assert.Empty(page.QuerySelectorAll("main form"));
            Assert.Contains(page.QuerySelectorAll("main a"), link => link.GetAttribute("href")!.StartsWith($"/{language}/account/sign-in?return=", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_help_on_regions_calls_what_is_worldwide_as_the_list_does()
    {
        var author = await site.SignInAsync();
        using var begun = await site.PostFormAsync(author, "/en/contribute", ("kind", "practice"), ("language", "en"));
        var id = Guid.Parse(begun.Headers.Location!.OriginalString.Split('/')[3]);
        foreach (var language in Pages.Languages)
        {
            var page = await author.Client.PageAsync(Drafts.Address(id, "when-and-where", language));
            Assert.Contains(page.QuerySelector("label:has(input[name=regions][value=global])").Shown(), page.QuerySelector("#regions-help").Shown(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_contribution_is_begun_written_and_submitted()
    {
        var author = await site.SignInAsync();
        using var begun = await site.PostFormAsync(author, "/en/contribute", ("kind", "practice"), ("language", "fr"));
        var id = Guid.Parse(begun.Headers.Location!.OriginalString.Split('/')[3]);
        Assert.Equal((HttpStatusCode.Redirect, Drafts.Address(id, "title")), (begun.StatusCode, begun.Headers.Location.OriginalString));

        var ways = new List<string?>();
        foreach (var section in PracticeFields.Kind.Sections)
        {
            ways.Add(await site.WriteAsync(author, id, section.Name, [.. Drafts.Practice.Where(field => section.Fields.Contains(field.Name.Split('.')[0]) || (field.Name == "language" && section.Name == "title"))]));
        }

        Assert.Equal([.. PracticeFields.Kind.Sections.Skip(1).Select(section => Drafts.Address(id, section.Name)), Drafts.Address(id)], ways.Select(way => way!.Split('?')[0]));
        var ready = await author.Client.PageAsync(Drafts.Address(id));
        Assert.Equal(("6", "6"), (ready.QuerySelector("progress")!.GetAttribute("max"), ready.QuerySelector("progress")!.GetAttribute("value")));
        using var sent = await site.SubmitAsync(author, id);
        Assert.Equal($"{Drafts.Address(id)}?done=submitted", sent.Headers.Location?.OriginalString);

        var submission = await site.SubmissionAsync(id);
        Assert.Equal(SubmissionState.Submitted, submission.State);
        var content = (await site.Get<ContributionStore>().RevisionAsync(submission.RevisionId!.Value, Ct))!.Content;
        Assert.Equal(("en", "16 7", "City of A|NGO “B”"), (content.Language, string.Join(' ', content.TermsOf(Domain.Taxonomy.Dimension.Objective).Select(term => term.TermId)), string.Join('|', ((Practice)content.Fields).Implementers)));
        foreach (var language in Pages.Languages)
        {
            var page = await author.Client.PageAsync(Drafts.Address(id, language: language));
            Assert.Equal(SourceTexts.In(language, "Contribute.WaySubmitted"), page.QuerySelector(".steps [aria-current]").Shown());
            Assert.Empty(page.QuerySelectorAll("main form"));
            var list = await author.Client.PageAsync($"/{language}/contribute");
            Assert.Equal(("A door for newcomers", SourceTexts.In(language, "Contribute.StateSubmitted")), (list.QuerySelector("tbody th a").Shown(), list.QuerySelector("tbody .state").Shown()));
        }
    }

    [Fact]
    public async Task What_begins_nothing_says_why()
    {
        var author = await site.SignInAsync();
        using var nothing = await site.PostFormAsync(author, "/fr/contribute", ("kind", "novel"), ("language", "xx"));
        var page = Pages.Parse(await nothing.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.Equal(["#kind", "#language"], page.QuerySelectorAll("#errors a").Select(link => link.GetAttribute("href")));

        for (var i = 0; i < 20; i++)
        {
            await site.BeginAsync(author);
        }

        using var tooMany = await site.PostFormAsync(author, "/en/contribute", ("kind", "guidance"), ("language", "en"));
        Assert.Equal(HttpStatusCode.TooManyRequests, tooMany.StatusCode);
        Assert.Contains("20", Pages.Parse(await tooMany.Content.ReadAsStringAsync(Ct)).QuerySelector("#errors").Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_question_of_every_kind_is_asked_with_a_control_that_fits()
    {
        var author = await site.SignInAsync();
        foreach (var kind in KindCatalogue.All)
        {
            var id = await site.BeginAsync(author, kind);
            foreach (var (section, i) in kind.Sections.Select((section, i) => (section, i)))
            {
                var language = Pages.Languages[i % 3];
                var page = await author.Client.PageAsync(Drafts.Address(id, section.Name, language));
                Assert.Equal(SourceTexts.In(language, $"Contribute.{kind.Name}.section.{section.Name}"), page.QuerySelector("h1").Shown());
                var asked = page.QuerySelectorAll("main form [name]").Select(control => control.GetAttribute("name")!).Where(name => name is not ("seen" or "go" or "form-token" or "language") && !name.Contains('.', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
                Assert.Equal(section.Fields, asked);
                Assert.All(section.Fields, name => Assert.Equal(ControlOf(kind.FieldNamed(name)!), Shape(page.GetElementById(name)!)));
                Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(element => element.Id!, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
                Assert.All(page.QuerySelectorAll("main label[for], main [aria-labelledby], main [aria-describedby]"), element => Assert.All(
                    (element.GetAttribute("for") ?? element.GetAttribute("aria-labelledby") ?? element.GetAttribute("aria-describedby"))!.Split(' '), id => Assert.NotNull(page.GetElementById(id))));
                Assert.Empty(page.QuerySelectorAll("#errors"));
            }
        }
    }

    [Fact]
    public async Task What_is_wrong_is_kept_and_named_and_prevents_no_saving()
    {
        var author = await site.SignInAsync();
        var id = await site.BeginAsync(author);
        (string, string)[] typed = [("start-year", "soon"), ("end-year", "1066"), ("countries", "ma"), ("countries", "atlantis"), ("localities", "<b>Here</b>\r\n" + new string('x', 400))];
        var stays = await site.WriteAsync(author, id, "when-and-where", typed);
        Assert.Equal($"{Drafts.Address(id, "when-and-where")}?saved=when-and-where", stays);

        foreach (var language in Pages.Languages)
        {
            var page = await author.Client.PageAsync(Drafts.Address(id, "when-and-where", language));
            Assert.Equal(["#start-year", "#end-year", "#countries", "#localities"], page.QuerySelectorAll("#errors a").Select(link => link.GetAttribute("href")));
            Assert.Equal(("soon", "1066"), (page.GetElementById("start-year")!.GetAttribute("value"), page.GetElementById("end-year")!.GetAttribute("value")));
            Assert.Equal("<b>Here</b>\n" + new string('x', 400), page.GetElementById("localities")!.TextContent);
            Assert.Equal("true", page.GetElementById("start-year")!.GetAttribute("aria-invalid"));
        }

        Assert.Equal($"{Drafts.Address(id, "who")}?saved=when-and-where", await site.WriteAsync(author, id, "when-and-where", typed));
        Assert.Equal($"{Drafts.Address(id)}?saved=who", await site.WriteAsync(author, id, "who", ("implementers", "A"), ("go", "back")));
        var list = await author.Client.PageAsync(Drafts.Address(id));
        Assert.Contains("4", list.QuerySelector(".tasks .state.bad").Shown(), StringComparison.Ordinal);
        Assert.Contains(list.QuerySelectorAll("main .notice a"), link => link.GetAttribute("href") == $"{Drafts.Address(id, "when-and-where")}?check=1#start-year");
        using var sent = await site.SubmitAsync(author, id);
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Equal(SubmissionState.Draft, (await site.SubmissionAsync(id)).State);
        var named = await author.Client.PageAsync($"{Drafts.Address(id, "title")}?check=1");
        Assert.Equal(["#title", "#type"], named.QuerySelectorAll("#errors a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task What_a_reviewer_would_ask_is_asked_while_one_writes_and_what_is_no_answer_is_not_sent()
    {
        var author = await site.SignInAsync();
        var id = await site.BeginAsync(author);
        await site.FillAsync(author, id, ("actions", "TBD"), ("context", "Write to somebody@example.org about it."));

        foreach (var language in Pages.Languages)
        {
            var asked = (await author.Client.PageAsync(Drafts.Address(id, "text", language))).QuerySelectorAll("aside .notice a").Select(link => link.GetAttribute("href")).ToList();
            Assert.Contains("#actions", asked);
            Assert.Contains("#context", asked);
            Assert.DoesNotContain("#results", asked);
        }

        var page = await author.Client.PageAsync(Drafts.Address(id));
        Assert.Contains(page.QuerySelectorAll("main .notice a"), link => link.GetAttribute("href") == $"{Drafts.Address(id, "text")}?check=1#actions");
        using var sent = await site.SubmitAsync(author, id);
        Assert.Equal((HttpStatusCode.BadRequest, SubmissionState.Draft), (sent.StatusCode, (await site.SubmissionAsync(id)).State));
    }

    [Fact]
    public async Task Of_two_writers_the_second_sees_both_texts_and_nothing_is_lost()
    {
        var (ana, bo) = (await site.SignInAsync(), await site.SignInAsync());
        var id = await site.BeginAsync(ana);
        await site.JoinAsync(id, bo, AuthorRole.Editor);
        var seen = await Drafts.SeenAsync(bo, id, "text");
        await site.WriteAsync(ana, id, "text", ("summary", "Ana’s\r\nsummary"), ("context", "The same"));

        using var stale = await site.PostFormAsync(bo, Drafts.Address(id, "text"), ("seen", seen), ("summary", "Bo’s summary"), ("context", "The same"), ("actions", "Bo’s actions"));

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var page = Pages.Parse(await stale.Content.ReadAsStringAsync(Ct));
        Assert.Equal(("Bo’s summary", "Bo’s actions"), (page.GetElementById("summary")!.TextContent, page.GetElementById("actions")!.TextContent));
        Assert.Equal(["removed: Bo’s added: Ana’s\nsummary", SourceTexts.In("en", "Shared.Nothing")], page.QuerySelectorAll(".field .notice .lines").Select(text => text.TextContent));
        var after = page.QuerySelector("input[name=seen]")!.GetAttribute("value")!;
        using var again = await site.PostFormAsync(bo, Drafts.Address(id, "text"), ("seen", after), ("summary", "Ana’s and Bo’s"), ("context", "The same"), ("actions", "Bo’s actions"));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("Ana’s and Bo’s", Assert.Single((await site.Get<DraftStore>().FindAsync(id, Ct))!.Answers["summary"]));
    }

    [Fact]
    public async Task What_was_typed_into_a_draft_that_was_sent_meanwhile_is_still_there()
    {
        var author = await site.SignInAsync();
        var id = await site.BeginAsync(author);
        await site.FillAsync(author, id);
        var seen = await Drafts.SeenAsync(author, id, "lessons");
        using var sent = await site.SubmitAsync(author, id);

        using var late = await site.PostFormAsync(author, Drafts.Address(id, "lessons"), ("seen", seen), ("lessons", "A thought that came late"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("A thought that came late", Pages.Parse(await late.Content.ReadAsStringAsync(Ct)).GetElementById("lessons")!.TextContent);
    }

    [Fact]
    public async Task A_section_whose_form_cannot_be_taken_yet_is_shown_again_as_it_was_typed()
    {
        var author = await site.SignInAsync();
        var id = await site.BeginAsync(author);

        var title = await UntakenAsync(author, id, "title", ("seen", "as-it-was"), ("language", "fr"), ("title", "A \"door\""), ("type", "policy"));
        Assert.Equal(("as-it-was", "A \"door\"", "fr"), (title.QuerySelector("input[name=seen]")!.GetAttribute("value"), title.GetElementById("title")!.GetAttribute("value"), title.QuerySelector("select[name=language] option[selected]")!.GetAttribute("value")));
        Assert.Equal("policy", title.QuerySelector("[name=type][checked], [name=type] option[selected]")!.GetAttribute("value"));
        var objectives = await UntakenAsync(author, id, "objectives", ("objectives", "7"), ("objectives", "23"), ("objectives.primary", "23"));
        Assert.Equal(["23", "7", "23"], objectives.QuerySelectorAll("main input[checked]").OrderBy(box => box.GetAttribute("name")!.Length).Select(box => box.GetAttribute("value")));
        var text = await UntakenAsync(author, id, "text", ("summary", "\r\nTwo hours\r\n\r\nof <writing>"));
        Assert.Equal(("\nTwo hours\n\nof <writing>", ""), (text.GetElementById("summary")!.TextContent.ReplaceLineEndings("\n"), text.GetElementById("context")!.TextContent));
    }

    [Fact]
    public async Task The_page_saves_by_itself_on_the_way_of_its_form()
    {
        var author = await site.SignInAsync();
        var id = await site.BeginAsync(author);
        var seen = await Drafts.SeenAsync(author, id, "text");

        var (saved, first) = await JsonAsync(author, id, ("seen", seen), ("summary", "One"));
        var (stale, _) = await JsonAsync(author, id, ("seen", seen), ("summary", "Two"));
        var (more, second) = await JsonAsync(author, id, ("seen", first.GetProperty("token").GetString()!), ("summary", "Three"));
        // More than a draft holds, and less than a request may.
        var half = new string('a', DraftAnswers.MaxLength / 3);
        var (tooLong, _) = await JsonAsync(author, id, ("seen", second.GetProperty("token").GetString()!), ("summary", half), ("context", half), ("actions", half));

        Assert.Equal((200, 409, 200, 413), (saved, stale, more, tooLong));

        using var anonymous = new HttpRequestMessage(HttpMethod.Post, Drafts.Address(id, "text")) { Content = new FormUrlEncodedContent([new("summary", "x")]) };
        anonymous.Headers.Add("Accept", "application/json");
        using var refused = await site.Reader.SendAsync(anonymous, Ct);
        Assert.Equal((HttpStatusCode.Unauthorized, "application/json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Readers_of_a_draft_do_not_write_it_and_strangers_know_nothing_of_it()
    {
        var (author, reader, stranger) = (await site.SignInAsync(), await site.SignInAsync(), await site.SignInAsync(Domain.Accounts.Role.Administrator));
        var id = await site.BeginAsync(author);
        await site.JoinAsync(id, reader, AuthorRole.Viewer);
        await site.WriteAsync(author, id, "title", ("language", "en"), ("title", "<i>A title</i>"));

        var page = await reader.Client.PageAsync(Drafts.Address(id));
        Assert.Equal("<i>A title</i>", page.QuerySelector("h1").Shown());
        Assert.Empty(page.QuerySelectorAll(".tasks a, main form"));
        using var section = await reader.Client.GetAsync(Drafts.Address(id, "title"), Ct);
        Assert.Equal(Drafts.Address(id), section.Headers.Location?.OriginalString);
        using var written = await site.PostFormAsync(reader, Drafts.Address(id, "title"), ("seen", ""), ("title", "Mine"));
        Assert.Equal(HttpStatusCode.NotFound, written.StatusCode);
        foreach (var place in new[] { "", "title", "preview", "similar", "cancel" })
        {
            await stranger.Client.PageAsync(Drafts.Address(id, place), HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_preview_shows_the_draft_as_records_are_shown()
    {
        var author = await site.SignInAsync();
        var id = await site.BeginAsync(author);
        await site.FillAsync(author, id, ("summary", "Some **strong** words <script>alert(1)</script>"));

        foreach (var language in Pages.Languages)
        {
            var page = await author.Client.PageAsync(Drafts.Address(id, "preview", language));
            Assert.Equal("A door for newcomers", page.QuerySelector("h1").Shown());
            Assert.Equal("strong", page.QuerySelector("#summary + div strong").Shown());
            Assert.Empty(page.QuerySelectorAll("main script"));
            Assert.Contains(page.QuerySelectorAll("main .notice a"), link => link.GetAttribute("href") == Drafts.Address(id, language: language));
        }

        await author.Client.PageAsync(Drafts.Address(await site.BeginAsync(author), "preview"));
    }

    [Fact]
    public async Task A_submission_is_taken_back_and_given_up()
    {
        var author = await site.SignInAsync();
        var id = await site.BeginAsync(author);
        await site.FillAsync(author, id);
        using var sent = await site.SubmitAsync(author, id);

        Assert.Contains("A door for newcomers", (await author.Client.PageAsync(Drafts.Address(id, "take-back", "es"))).QuerySelector("main").Shown(), StringComparison.Ordinal);
        using var back = await site.PostFormAsync(author, Drafts.Address(id, "take-back"));
        Assert.Equal(SubmissionState.Draft, (await site.SubmissionAsync(id)).State);
        using var cancelled = await site.PostFormAsync(author, Drafts.Address(id, "cancel"));

        Assert.Equal($"{Drafts.Address(id)}?done=cancelled", cancelled.Headers.Location?.OriginalString);
        Assert.Equal(SubmissionState.Cancelled, (await site.SubmissionAsync(id)).State);
        Assert.Equal(SourceTexts.In("fr", "Contribute.WayCancelled"), (await author.Client.PageAsync(Drafts.Address(id, language: "fr"))).QuerySelector(".steps [aria-current]").Shown());
    }

    [Fact]
    public async Task Whoever_comes_too_late_for_a_step_is_told_where_it_stands()
    {
        var (author, reader) = (await site.SignInAsync(), await site.SignInAsync());
        var id = await site.BeginAsync(author);
        await site.JoinAsync(id, reader, AuthorRole.Editor);
        using var early = await site.PostFormAsync(author, Drafts.Address(id, "take-back", "es"));
        using var cancelled = await site.PostFormAsync(author, Drafts.Address(id, "cancel"));
        using var again = await site.PostFormAsync(author, Drafts.Address(id, "cancel", "fr"));
        using var foreign = await site.PostFormAsync(reader, Drafts.Address(id, "cancel"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound), (cancelled.StatusCode, foreign.StatusCode));
        foreach (var (answer, language, state) in new[] { (early, "es", "Draft"), (again, "fr", "Cancelled") })
        {
            var page = Pages.Parse(await answer.Content.ReadAsStringAsync(Ct));
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains(Pages.Words(SourceTexts.In(language, "Contribute.MovedMeanwhile")), page.QuerySelector("main .notice").Shown(), StringComparison.Ordinal);
            Assert.StartsWith(SourceTexts.In(language, $"Contribute.Way{state}"), page.QuerySelector(".steps [aria-current]").Shown(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_reviewer_has_said_of_a_field_stands_in_its_form()
    {
        var (author, reviewer) = (await site.SignInAsync(), await site.SignInAsync(Domain.Accounts.Role.Moderator));
        var claimed = await site.ClaimedAsync(author, reviewer, "A thing to be asked about");
        using var remarked = await site.PostFormAsync(reviewer, $"/en/reviews/{claimed.Id}/remarks/results", ("remark", "How many of them stayed?"), ("weight", "must"));
        await site.DecidedAsync(claimed, reviewer, Domain.Reviews.DecisionKind.RequestChanges);

        foreach (var language in Pages.Languages)
        {
            var page = await author.Client.PageAsync(Drafts.Address(claimed.Id, "lessons", language));
            var remark = Assert.Single(page.QuerySelectorAll(".remark"));
            Assert.NotNull(remark.ParentElement!.QuerySelector("#results"));
            Assert.Contains("How many of them stayed?", remark.Shown(), StringComparison.Ordinal);
            Assert.StartsWith($"/{language}/contribute/{claimed.Id}/remarks/", remark.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
            Assert.DoesNotContain(reviewer.Account.DisplayName, page.QuerySelector("main").Shown(), StringComparison.Ordinal);
            Assert.DoesNotContain(reviewer.Account.DisplayName, (await author.Client.PageAsync(Drafts.Address(claimed.Id, language: language))).QuerySelector("main").Shown(), StringComparison.Ordinal);
        }

        Assert.Empty((await author.Client.PageAsync(Drafts.Address(claimed.Id, "who"))).QuerySelectorAll(".remark"));
    }

    [Fact]
    public async Task Similar_records_are_found_by_the_words_of_the_title_alone()
    {
        var author = await site.SignInAsync();
        var id = await site.BeginAsync(author);
        var page = await author.Client.PageAsync($"{Drafts.Address(id, "similar")}?title=sello+migrante+%22-%28title%3A");
        Assert.Contains("/en/practices/32-", page.QuerySelector("[data-part=similar] a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull((await author.Client.PageAsync($"{Drafts.Address(id, "similar")}?title=%28%29+%3A")).QuerySelector("[data-part=similar] .empty"));
    }

    [Fact]
    public async Task A_record_is_changed_by_those_who_write_it()
    {
        var (author, stranger) = (await site.SignInAsync(), await site.SignInAsync());
        var record = (await site.Get<ContributionStore>().PublishedAsync(PracticeFields.Kind, 33, Ct))!;
        await site.Get<Database>().WriteAsync(async session => { await AuthorStore.SetAsync(session, record.Contribution.Id, author.Account.Id, AuthorRole.Editor, null, Ct); return 0; }, Ct);
        var place = $"/en/practices/33-{record.Contribution.Slug}/change";
        Assert.Contains(record.Content.Title, (await author.Client.PageAsync(place)).QuerySelector("main").Shown(), StringComparison.Ordinal);

        using var begun = await site.PostFormAsync(author, place);
        using var again = await site.PostFormAsync(author, place);
        using var refused = await stranger.Client.GetAsync(place, Ct);

        Assert.Equal(begun.Headers.Location, again.Headers.Location);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var draft = await author.Client.PageAsync(begun.Headers.Location!.OriginalString);
        Assert.Equal(record.Content.Title, draft.QuerySelector("h1").Shown());
    }

    [Fact]
    public async Task A_long_list_costs_no_more_questions_than_a_short_one()
    {
        var (one, many) = (await site.SignInAsync(), await site.SignInAsync());
        await site.BeginAsync(one);
        for (var i = 0; i < 20; i++)
        {
            await site.BeginAsync(many);
        }

        var (few, commandsOfOne) = await CountedAsync(one);
        var (full, commandsOfMany) = await CountedAsync(many);

        Assert.Equal((1, 20), (few, full));
        Assert.Equal((commandsOfOne, true), (commandsOfMany, commandsOfMany <= 6));
    }

    /// <summary>The page that answers a form of this site without a valid token.</summary>
    private static async Task<IDocument> UntakenAsync(SignedInPerson person, Guid id, string section, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Drafts.Address(id, section)) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await person.Client.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return Pages.Parse(await answer.Content.ReadAsStringAsync(Ct));
    }

    private static async Task<(int Rows, int Commands)> CountedAsync(SignedInPerson person)
    {
        using var counted = CommandCount.Start();
        return ((await person.Client.PageAsync("/en/contribute")).QuerySelectorAll("tbody tr").Length, counted.Value);
    }

    private async Task<(int Status, System.Text.Json.JsonElement Answer)> JsonAsync(SignedInPerson person, Guid id, params (string Name, string Value)[] fields)
    {
        using var answer = await site.PostFormAsync(person, Drafts.Address(id, "text"), "application/json", fields);
        return ((int)answer.StatusCode, System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement);
    }

    private static string ControlOf(Field field) => field switch
    {
        ProseField or ListField or LinkField { Many: true } => "textarea",
        FlagField or TermsField { Max: > 1 } => "checkbox",
        TermsField => "radio or select",
        _ => "text",
    };

    private static string Shape(IElement control) => (control.LocalName, control.GetAttribute("type")) switch
    {
        ("input", "checkbox") => "checkbox",
        ("input", "radio") or ("select", _) => "radio or select",
        ("textarea", _) => "textarea",
        _ => "text",
    };
}
