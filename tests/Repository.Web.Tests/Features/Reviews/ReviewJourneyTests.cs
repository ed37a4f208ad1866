using System.Net;
using AngleSharp.Dom;
using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.TestSupport;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Reviews;

/// <summary>What moderators see and do, through the pages.</summary>
[Collection<PeopleCollection>]
public sealed class ReviewJourneyTests(PeopleSite site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submission_is_claimed_remarked_on_changed_and_published()
    {
        var (author, reviewer) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator));
        var submitted = await site.SubmittedAsync(author, "A lighthouse for zanzibari newcomers");
        var review = $"/en/reviews/{submitted.Id}";

        using var undeclared = await site.PostFormAsync(reviewer, $"{review}/claim");
        Assert.Equal(HttpStatusCode.BadRequest, undeclared.StatusCode);
        using var claimed = await site.PostFormAsync(reviewer, $"{review}/claim", ("conflict", "none"));
        Assert.Equal($"{review}?done=claimed", claimed.Headers.Location?.OriginalString);
        using var remarked = await site.PostFormAsync(reviewer, $"{review}/remarks/results", ("remark", "How many of them stayed?"), ("weight", "must"));
        Assert.Equal($"{review}?done=remarked#field-results", remarked.Headers.Location?.OriginalString);
        using var early = await DecideAsync(reviewer, submitted.Id, ("decision", "approve"), ("rating-coherent", "in-part"));
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.NotNull(Pages.Parse(await early.Content.ReadAsStringAsync(Ct)).QuerySelector("input[name=rating-coherent][value=in-part][checked]"));
        Assert.Empty(await site.Get<RatingStore>().OfAsync(await site.FoundAsync(submitted.Id), Ct));
        using var asked = await DecideAsync(reviewer, submitted.Id, ("decision", "request-changes"), ("reason", "One thing is missing."), ("rating-applied", "met"), ("note-applied", "Well shown."));
        Assert.Equal($"{review}?done=requestchanges", asked.Headers.Location?.OriginalString);

        var remark = Assert.Single(await site.Get<RemarkStore>().SentAsync(await site.FoundAsync(submitted.Id), Ct));
        Assert.IsType<AuthoringOutcome.NotReady>(await site.SendAsync(submitted, author));
        using var answered = await site.PostFormAsync(author, $"/en/contribute/{submitted.Id}/remarks/{remark.Id}", ("answer", "Nine of ten."));
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        await site.TypeAsync(submitted, author, "results", "Four thousand people came, and most of them stayed.");
        Assert.IsType<AuthoringOutcome.Done>(await site.SendAsync(submitted, author));

        foreach (var language in Pages.Languages)
        {
            var page = await reviewer.Client.PageAsync($"/{language}/reviews/{submitted.Id}");
            var changed = Assert.Single(page.QuerySelectorAll("article.reviewed"), field => field.QuerySelector("ins") is not null);
            Assert.Equal("field-results", changed.Id);
            Assert.Contains("Nine of ten.", changed.Shown(), StringComparison.Ordinal);
            Assert.Contains(SourceTexts.In(language, "Reviews.RemarkAnswered"), changed.Shown(), StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector("input[name=rating-applied][value=met][checked]"));
            Assert.Null(page.QuerySelector("input[name=decision][value=approve][disabled]"));
        }

        using var approved = await DecideAsync(reviewer, submitted.Id, ("decision", "approve"));
        Assert.Equal($"{review}?done=approve", approved.Headers.Location?.OriginalString);
        var contribution = (await site.Get<ContributionStore>().FindAsync(submitted.ContributionId, Ct))!;
        var record = await site.Reader.PageAsync($"/en/practices/{contribution.Number}-{contribution.Slug}");
        Assert.Contains("most of them stayed", record.QuerySelector("main").Shown(), StringComparison.Ordinal);
        await Eventually.HoldsAsync(async () => (await site.Reader.PageAsync("/en/search?q=lighthouse+zanzibari")).QuerySelector("main").Shown().Contains("A lighthouse for zanzibari newcomers", StringComparison.Ordinal), "the record is found");
    }

    [Fact]
    public async Task What_is_wrong_with_a_decision_is_said_and_what_was_typed_is_kept()
    {
        var (author, reviewer) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator));
        var claimed = await site.ClaimedAsync(author, reviewer, "A decision to be corrected");
        foreach (var (fields, wrong) in new[]
        {
            (new[] { ("reason", "Some words") }, "decision"),
            ([("decision", "reject"), ("reason", " ")], "reason"),
            ([("decision", "reject"), ("reason", new string('x', Decision.MaxReason + 1))], "reason"),
            ([("decision", "request-changes"), ("reason", "Some words"), ("answer-by", "2001-01-01")], "answer-by"),
            ([("decision", "approve"), ("note-coherent", "A note alone")], "rating-coherent"),
        })
        {
            using var response = await DecideAsync(reviewer, claimed.Id, fields);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var page = Pages.Parse(await response.Content.ReadAsStringAsync(Ct));
            Assert.Equal($"#{wrong}", page.QuerySelector("#errors a")!.GetAttribute("href"));
            Assert.NotNull(page.QuerySelector($"[id='{wrong}']"));
            Assert.All(fields.Where(field => field.Item1 is "reason" && field.Item2.Trim().Length > 0), field => Assert.Equal(field.Item2, page.QuerySelector("#reason")!.TextContent.Trim()));
        }

        Assert.Equal(claimed.Version, (await site.FoundAsync(claimed.Id)).Version);
    }

    /// <summary>One counts; whoever sent the others, or sends it once more, is told where it stands now.</summary>
    [Theory]
    [InlineData("approve", SubmissionState.Approved)]
    [InlineData("reject", SubmissionState.Rejected)]
    [InlineData("request-changes", SubmissionState.ChangesRequested)]
    public async Task Of_a_decision_sent_many_times_one_counts(string decision, SubmissionState state)
    {
        var (author, reviewer) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator));
        var claimed = await site.ClaimedAsync(author, reviewer, $"A thing to {decision} once");

        var answers = await Task.WhenAll(Enumerable.Range(0, TestEffort.Of(6, 100, 100)).Select(_ => Task.Run(() => DecideAsync(reviewer, claimed.Id, ("decision", decision), ("reason", "Because."), ("rating-applied", "met")))));

        var redirected = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.All(answers.Where(answer => answer != redirected), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        using var late = await DecideAsync(reviewer, claimed.Id, ("decision", "reject"), ("reason", "After all."));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains(SourceTexts.In("en", $"Contribute.State{state}"), Pages.Parse(await late.Content.ReadAsStringAsync(Ct)).QuerySelector("main").Shown(), StringComparison.Ordinal);
        var steps = await site.Get<SubmissionStore>().TransitionsAsync(claimed.Id, Ct);
        Assert.Equal((state, 1), (steps[^1].To, steps.Count(step => step.From == SubmissionState.InReview)));
    }

    [Fact]
    public async Task A_remark_is_written_otherwise_by_its_writer_until_it_is_sent()
    {
        var (author, reviewer, administrator, other) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator), await site.SignInAsync(Role.Administrator), await site.SignInAsync(Role.Moderator));
        var claimed = await site.ClaimedAsync(author, reviewer, "A remark on second thoughts");
        var review = $"/en/reviews/{claimed.Id}";
        using var made = await site.PostFormAsync(reviewer, $"{review}/remarks/results", ("remark", "How many?"), ("weight", "must"));
        var link = (await reviewer.Client.PageAsync(review)).QuerySelector(".remark a[href$='/text']")!.GetAttribute("href")!;
        Assert.Equal("How many?", (await reviewer.Client.PageAsync(link)).QuerySelector("#remark")!.TextContent.Trim());

        using var empty = await site.PostFormAsync(reviewer, link, ("remark", " "), ("weight", "must"));
        using var edited = await site.PostFormAsync(reviewer, link, ("remark", "How many stayed?"), ("weight", "suggestion"));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (empty.StatusCode, edited.StatusCode));
        var remark = Assert.Single(await site.Get<RemarkStore>().OfAsync(claimed.Id, Ct));
        Assert.Equal(("How many stayed?", false), (remark.Body, remark.IsMust));

        using var given = await site.PostFormAsync(administrator, $"{review}/reviewer", ("reviewer", other.Account.Id.ToString()));
        using var declared = await site.PostFormAsync(other, $"{review}/declaration", ("conflict", "none"));
        using var foreign = await site.PostFormAsync(other, link, ("remark", "Mine now"), ("weight", "must"));
        Assert.Empty((await other.Client.PageAsync(review)).QuerySelectorAll(".remark a[href$='/text']"));
        using var back = await site.PostFormAsync(administrator, $"{review}/reviewer", ("reviewer", reviewer.Account.Id.ToString()));
        using var asked = await DecideAsync(reviewer, claimed.Id, ("decision", "request-changes"), ("reason", "One thing."));
        Assert.Equal($"{review}?done=requestchanges", asked.Headers.Location?.OriginalString);
        using var late = await site.PostFormAsync(reviewer, link, ("remark", "Too late"), ("weight", "must"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Conflict), (foreign.StatusCode, late.StatusCode));
        Assert.Equal("How many stayed?", Assert.Single(await site.Get<RemarkStore>().OfAsync(claimed.Id, Ct)).Body);
    }

    [Fact]
    public async Task The_page_counts_its_remarks_by_what_became_of_them()
    {
        var (author, reviewer) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator));
        var claimed = await site.ClaimedAsync(author, reviewer, "A text with three remarks");
        Assert.Null((await reviewer.Client.PageAsync($"/en/reviews/{claimed.Id}")).QuerySelector("#remark-counts"));
        foreach (var field in new[] { "title", "summary", "results" })
        {
            using var made = await site.PostFormAsync(reviewer, $"/en/reviews/{claimed.Id}/remarks/{field}", ("remark", "More?"), ("weight", "suggestion"));
        }

        var resolved = (await site.Get<RemarkStore>().OfAsync(claimed.Id, Ct))[0];
        using var done = await site.PostFormAsync(reviewer, $"/en/reviews/{claimed.Id}/remarks/{resolved.Id}", ("act", "resolve"));

        foreach (var (language, counts) in new[] { ("en", "2 remarks open 1 remark resolved"), ("fr", "2 remarques ouvertes 1 remarque réglée"), ("es", "2 observaciones abiertas 1 observación resuelta") })
        {
            Assert.Equal(counts, string.Join(' ', (await reviewer.Client.PageAsync($"/{language}/reviews/{claimed.Id}")).QuerySelectorAll("#remark-counts span").Select(count => count.Shown())));
        }
    }

    [Fact]
    public async Task Whoever_comes_too_late_is_told_where_it_stands()
    {
        var (author, reviewer, other) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator), await site.SignInAsync(Role.Moderator));
        var claimed = await site.ClaimedAsync(author, reviewer, "A thing done twice");
        using var second = await site.PostFormAsync(other, $"/fr/reviews/{claimed.Id}/claim", ("conflict", "none"));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains(SourceTexts.In("fr", "Contribute.StateInReview"), Pages.Parse(await second.Content.ReadAsStringAsync(Ct)).QuerySelector("main").Shown(), StringComparison.Ordinal);

        using var old = await site.PostFormAsync(reviewer, $"/en/reviews/{claimed.Id}", ("revision", Guid.CreateVersion7().ToString()), ("decision", "reject"), ("reason", "No."));
        Assert.Equal(HttpStatusCode.Conflict, old.StatusCode);
    }

    [Fact]
    public async Task The_queue_offers_what_may_be_claimed_and_says_why_not()
    {
        var (author, colleague, other) = (await site.SignInAsync(Role.Moderator), await site.SignInAsync(Role.Moderator), await site.SignInAsync(Role.Moderator));
        await BelongAsync(author, colleague);
        var submitted = await site.SubmittedAsync(author, "A queue of one’s own");
        foreach (var (reader, reason) in new[] { (author, "Reviews.PartialAuthor"), (colleague, "Reviews.PartialOrganisation") })
        {
            foreach (var language in Pages.Languages)
            {
                var row = await RowAsync(reader, language, submitted.Id);
                Assert.Null(row.QuerySelector($"a[href='/{language}/reviews/{submitted.Id}/claim']"));
                Assert.Contains(SourceTexts.In(language, reason), row.Shown(), StringComparison.Ordinal);
            }
        }

        Assert.NotNull((await RowAsync(other, "en", submitted.Id)).QuerySelector($"a[href='/en/reviews/{submitted.Id}/claim']"));
        using var conflicted = await site.PostFormAsync(other, $"/en/reviews/{submitted.Id}/claim", ("conflict", "some"), ("which", "I advised them."));
        Assert.Equal("/en/reviews?done=conflicted", conflicted.Headers.Location?.OriginalString);
        Assert.Null((await RowAsync(other, "en", submitted.Id)).QuerySelector($"a[href='/en/reviews/{submitted.Id}/claim']"));
        using var again = await site.PostFormAsync(other, $"/en/reviews/{submitted.Id}/claim", ("conflict", "none"));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);

        await Eventually.HoldsAsync(
            async () => (await other.Client.PageAsync("/en/about")).QuerySelector(".site-head a[href='/en/reviews']").Shown().EndsWith("waiting for a reviewer", StringComparison.Ordinal), "the head tells how many wait");
        Assert.Empty((await site.Reader.PageAsync("/en/about")).QuerySelectorAll("a[href='/en/reviews']"));
    }

    [Fact]
    public async Task Messages_are_between_authors_and_reviewer()
    {
        var (author, reviewer, other, stranger) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator), await site.SignInAsync(Role.Moderator), await site.SignInAsync());
        var claimed = await site.ClaimedAsync(author, reviewer, "A matter to talk about");
        using var written = await site.PostFormAsync(reviewer, $"/en/reviews/{claimed.Id}/messages", ("message", "Who <b>chooses</b>?\r\n\r\nAnd why?"));
        Assert.Equal($"/en/reviews/{claimed.Id}/messages#write", written.Headers.Location?.OriginalString);

        var page = await author.Client.PageAsync($"/es/contribute/{claimed.Id}/messages");
        Assert.Equal(["Who <b>chooses</b>?", "And why?"], page.QuerySelectorAll("main ol .lines").Select(line => line.TextContent));
        using var answered = await site.PostFormAsync(author, $"/es/contribute/{claimed.Id}/messages", ("message", "An assembly."));
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        Assert.Contains("An assembly.", (await other.Client.PageAsync($"/en/reviews/{claimed.Id}/messages")).QuerySelector("main").Shown(), StringComparison.Ordinal);
        using var foreign = await site.PostFormAsync(other, $"/en/reviews/{claimed.Id}/messages", ("message", "I think"));
        using var outside = await stranger.Client.GetAsync($"/en/contribute/{claimed.Id}/messages", Ct);
        using var empty = await site.PostFormAsync(author, $"/en/contribute/{claimed.Id}/messages", ("message", " "));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (foreign.StatusCode, outside.StatusCode, empty.StatusCode));
    }

    [Fact]
    public async Task A_template_fills_the_form_in_the_language_of_the_record()
    {
        var (author, reviewer) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator));
        var claimed = await site.ClaimedAsync(author, reviewer, "A text to begin with");
        var page = await reviewer.Client.PageAsync($"/fr/reviews/{claimed.Id}");
        var link = page.QuerySelectorAll("#deciding a").First(one => one.GetAttribute("href")!.Contains("template=evidence", StringComparison.Ordinal)).GetAttribute("href")!;

        var filled = await reviewer.Client.PageAsync(link.Split('#')[0]);

        Assert.Equal(SourceTexts.In("en", "Reviews.Template.evidence.Text"), filled.QuerySelector("#reason")!.TextContent.Trim());
        Assert.NotNull(filled.QuerySelector("input[name=decision][value=request-changes][checked]"));
    }

    [Fact]
    public async Task It_is_given_to_somebody_else_who_declares_first()
    {
        var (author, reviewer, other, administrator) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator), await site.SignInAsync(Role.Moderator), await site.SignInAsync(Role.Administrator));
        var claimed = await site.ClaimedAsync(author, reviewer, "A thing that changes hands");
        var sheet = await administrator.Client.PageAsync($"/en/reviews/{claimed.Id}/reviewer");
        Assert.Contains(sheet.QuerySelectorAll("option"), option => option.GetAttribute("value") == other.Account.Id.ToString());
        Assert.DoesNotContain(sheet.QuerySelectorAll("option"), option => option.GetAttribute("value") == author.Account.Id.ToString());
        using var nobody = await site.PostFormAsync(administrator, $"/en/reviews/{claimed.Id}/reviewer", ("reviewer", author.Account.Id.ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, nobody.StatusCode);
        using var given = await site.PostFormAsync(administrator, $"/en/reviews/{claimed.Id}/reviewer", ("reviewer", other.Account.Id.ToString()));
        Assert.Equal($"/en/reviews/{claimed.Id}?done=reassigned", given.Headers.Location?.OriginalString);

        Assert.Empty((await other.Client.PageAsync($"/en/reviews/{claimed.Id}")).QuerySelectorAll("#deciding"));
        using var early = await DecideAsync(other, claimed.Id, ("decision", "reject"), ("reason", "No."));
        Assert.Equal($"/en/reviews/{claimed.Id}/declaration", early.Headers.Location?.OriginalString);
        using var declared = await site.PostFormAsync(other, $"/en/reviews/{claimed.Id}/declaration", ("conflict", "none"));
        Assert.NotEmpty((await other.Client.PageAsync($"/en/reviews/{claimed.Id}")).QuerySelectorAll("#deciding"));
        using var released = await site.PostFormAsync(other, $"/en/reviews/{claimed.Id}/release");
        Assert.Equal(SubmissionState.Submitted, (await site.FoundAsync(claimed.Id)).State);
    }

    [Fact]
    public async Task Figures_are_for_moderators_and_by_moderator_for_administrators()
    {
        var (author, reviewer, administrator) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator), await site.SignInAsync(Role.Administrator));
        await site.DecidedAsync(await site.ClaimedAsync(author, reviewer, "A figure"), reviewer, DecisionKind.Reject);

        Assert.DoesNotContain(reviewer.Account.DisplayName, (await reviewer.Client.PageAsync("/en/reviews/figures")).QuerySelector("main").Shown(), StringComparison.Ordinal);
        Assert.Contains(reviewer.Account.DisplayName, (await administrator.Client.PageAsync("/en/reviews/figures")).QuerySelector("main").Shown(), StringComparison.Ordinal);
        using var refused = await author.Client.GetAsync("/en/reviews/figures", Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    /// <summary>About the text that is there.</summary>
    private async Task<HttpResponseMessage> DecideAsync(SignedInPerson reviewer, Guid id, params (string Name, string Value)[] fields) =>
        await site.PostFormAsync(reviewer, $"/en/reviews/{id}", [("revision", (await site.FoundAsync(id)).RevisionId!.Value.ToString()), .. fields]);

    private static async Task<IElement> RowAsync(SignedInPerson reader, string language, Guid id)
    {
        for (var page = 1; page <= 10; page++)
        {
            var list = await reader.Client.PageAsync($"/{language}/reviews?tab=new{(page == 1 ? "" : $"&page={page}")}");
            if (list.QuerySelectorAll("tbody tr").FirstOrDefault(row => row.QuerySelector($"a[href='/{language}/reviews/{id}']") is not null) is { } row)
            {
                return row;
            }
        }

        throw new InvalidOperationException("it is not in the queue");
    }

    private async Task BelongAsync(params SignedInPerson[] people)
    {
        var organisation = await site.AddOrganisationAsync(PeopleSite.Unique("House"));
        await site.Get<Database>().WriteAsync(
            async session =>
            {
                foreach (var person in people)
                {
                    await session.ExecuteAsync(
                        "insert into memberships (id, account_id, organisation_id, state, asked_at, decided_at) values (@id, @account, @organisation, 'current', @now, @now)",
                        new { id = Guid.CreateVersion7(), account = person.Account.Id, organisation = organisation.Id, now = session.Now },
                        Ct);
                }
            },
            Ct);
    }
}
