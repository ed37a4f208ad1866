using System.Net;
using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Web.Tests.Features.Contribute;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.FocalPoints;

/// <summary>Who submits for another organisation, and who confirms it there without an account.</summary>
[Collection(nameof(AccountSite))]
public sealed class FocalPointTests(AccountSite site)
{
    private const string Email = "wanjiru.kamau@example.org";

    private static readonly (string, string)[] Wanjiru =
        [("organisation", "another"), ("focalname", "Wanjiru Kamau"), ("focalorganisation", "Government of Kenya"), ("focalemail", Email), ("focallanguage", "fr")];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_author_names_a_focal_point_who_is_asked_before_the_moderators()
    {
        var author = await site.SignInAsync();
        var id = await site.BeginAsync(author);
        await site.FillAsync(author, id);
        var form = Drafts.Address(id, "focal-point");
        using (var wrong = await site.PostFormAsync(author, form, ("organisation", "another"), ("focalname", "12"), ("focalorganisation", "Kenya"), ("focalemail", "nobody"), ("focallanguage", "en")))
        {
            var page = Pages.Parse(await wrong.Content.ReadAsStringAsync(Ct));
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
            Assert.Equal(["#focalname", "#focalemail"], page.QuerySelectorAll("#errors a").Select(link => link.GetAttribute("href")));
            Assert.Equal(("12", "nobody"), (page.GetElementById("focalname")!.GetAttribute("value"), page.GetElementById("focalemail")!.GetAttribute("value")));
        }

        using (var none = await site.PostFormAsync(author, form, ("focallanguage", "xx")))
        {
            Assert.Equal(["#organisation", "#focallanguage"], Pages.Parse(await none.Content.ReadAsStringAsync(Ct)).QuerySelectorAll("#errors a").Select(link => link.GetAttribute("href")));
        }

        using (var own = await site.PostFormAsync(author, form, [.. Wanjiru.Where(field => field.Item1 != "focalemail"), ("focalemail", author.Account.Email)]))
        {
            Assert.Equal(["#focalemail"], Pages.Parse(await own.Content.ReadAsStringAsync(Ct)).QuerySelectorAll("#errors a").Select(link => link.GetAttribute("href")));
        }

        Assert.Equal($"{Drafts.Address(id)}?done=named", await SentAsync(author, form, Wanjiru));
        Assert.Contains("Government of Kenya", (await author.Client.PageAsync(Drafts.Address(id))).QuerySelector(".tasks li:last-child").Shown(), StringComparison.Ordinal);
        using var sent = await site.SubmitAsync(author, id);
        Assert.Equal($"{Drafts.Address(id)}?done=asked", sent.Headers.Location?.OriginalString);
        Assert.Equal(SubmissionState.AwaitingConfirmation, (await site.FoundAsync(id)).State);
        foreach (var language in Pages.Languages)
        {
            var page = await author.Client.PageAsync(Drafts.Address(id, language: language));
            Assert.Equal(SourceTexts.In(language, "Contribute.WayAwaitingConfirmation"), page.QuerySelector(".steps [aria-current]").Shown());
            Assert.Contains(Email, page.QuerySelector("section[aria-labelledby=focal-point]").Shown(), StringComparison.Ordinal);
        }

        var link = await LinkAsync(id);
        Assert.Equal($"{Drafts.Address(id)}?done=asked", await SentAsync(author, $"{form}/mail"));
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().OpenAsync(link)).Status);
        Assert.Equal($"{Drafts.Address(id)}?done=asked", await SentAsync(author, form, [.. Wanjiru.Where(field => field.Item1 != "focalemail"), ("focalemail", "right@example.org")]));
        Assert.Equal(HttpStatusCode.Gone, (await site.Browser().OpenAsync(link)).Status);
        Assert.Equal(
            ["right@example.org", Email, Email],
            await TextsAsync("select address from outgoing_mails where link_purpose = 'confirm-contribution' and link_payload in (select id from confirmations where submission_id = @id) order by address", id));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    public async Task A_focal_point_reads_what_would_be_published_and_confirms_it_once(string language)
    {
        var author = await site.SignInAsync();
        var asked = await AskedAsync(author, "A door <b>for</b> newcomers");
        var (link, browser) = (await LinkAsync(asked, language), site.Browser());
        var page = await browser.OpenAsync(link);
        Assert.Equal((HttpStatusCode.OK, "no-store", "no-referrer"), (page.Status, page.Headers["Cache-Control"], page.Headers["Referrer-Policy"]));
        Assert.Equal("noindex", page.Page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal("A door <b>for</b> newcomers", page.Page.GetElementById("record").Shown());
        foreach (var said in new[] { "The city rented a house.", author.Account.DisplayName, "Wanjiru Kamau", "Government of Kenya", "City of A", "2019" })
        {
            Assert.Contains(said, page.Main, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Email, page.Text, StringComparison.Ordinal);
        using (var head = await browser.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, link), Ct))
        using (var bare = await browser.Client.PostAsync(link, new FormUrlEncodedContent([KeyValuePair.Create("answer", "confirm")]), Ct))
        {
            Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        }

        var unsaid = await browser.SendAsync(link, ("answer", ""));
        Assert.Equal((HttpStatusCode.BadRequest, "#answer"), (unsaid.Status, unsaid.Page.QuerySelector("#errors a")!.GetAttribute("href")));
        var declined = await browser.SendAsync(link, ("answer", "decline"), ("reason", " "));
        Assert.Equal((HttpStatusCode.BadRequest, "#reason"), (declined.Status, declined.Page.QuerySelector("#errors a")!.GetAttribute("href")));
        Assert.Equal(SubmissionState.AwaitingConfirmation, (await site.FoundAsync(asked)).State);

        var done = await browser.SendAsync(link, ("answer", "confirm"));
        Assert.Equal($"/{language}/contribute/confirmation/confirmed", done.Location);
        Assert.Contains(SourceTexts.In(language, "FocalPoints.ThanksConfirmed"), (await browser.OpenAsync(done.Location!)).Main, StringComparison.Ordinal);
        Assert.Equal(SubmissionState.Submitted, (await site.FoundAsync(asked)).State);
        var (used, unknown, none) = (await browser.OpenAsync(link), await browser.OpenAsync($"/{language}/contribute/confirmation?token={Secret.Create()}"), await browser.OpenAsync($"/{language}/contribute/confirmation"));
        Assert.Equal((HttpStatusCode.Gone, "no-store", "no-referrer"), (used.Status, used.Headers["Cache-Control"], used.Headers["Referrer-Policy"]));
        Assert.Equal([used.Main, used.Main], [unknown.Main, none.Main]);
        Assert.Equal([used.Status, used.Status], [unknown.Status, none.Status]);
    }

    [Fact]
    public async Task Whoever_declines_says_why_and_the_authors_read_it()
    {
        var author = await site.SignInAsync();
        var asked = await AskedAsync(author, "Declined");
        var done = await site.Browser().SendAsync(await LinkAsync(asked), ("answer", "decline"), ("reason", "It was\n<i>not</i> us."));
        Assert.Equal("/en/contribute/confirmation/declined", done.Location);

        var page = await author.Client.PageAsync(Drafts.Address(asked));
        Assert.Equal(SubmissionState.Draft, (await site.FoundAsync(asked)).State);
        Assert.Equal("It was\n<i>not</i> us.", page.QuerySelector("section[aria-labelledby=focal-point] .lines")!.TextContent);
        var (late, answer) = (await LinkAsync(asked, answered: true), site.Browser());
        Assert.Equal(HttpStatusCode.Gone, (await answer.OpenAsync(late)).Status);
    }

    [Fact]
    public async Task A_reviewer_sees_who_confirmed_and_approves_no_other_text()
    {
        var (author, reviewer) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator));
        var id = await AskedAsync(author, "Reviewed");
        Assert.DoesNotContain(id.ToString(), (await reviewer.Client.PageAsync("/en/reviews")).Body!.InnerHtml, StringComparison.Ordinal);
        await site.Browser().SendAsync(await LinkAsync(id), ("answer", "confirm"));
        await site.Get<ReviewDesk>().ClaimAsync(id, "", await site.TaxonomyAsync(), Drafts.By(reviewer), Ct);
        var shown = (await reviewer.Client.PageAsync($"/en/reviews/{id}")).QuerySelector("section[aria-labelledby=focal-point]").Shown();
        Assert.Contains("Wanjiru Kamau, Government of Kenya", shown, StringComparison.Ordinal);
        Assert.Contains("example.org", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, shown, StringComparison.Ordinal);

        await site.DecidedAsync(await site.FoundAsync(id), reviewer, DecisionKind.RequestChanges);
        await site.TypeAsync(await site.FoundAsync(id), author, "results", "Five thousand people came.");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<AuthoringOutcome.Done>(await site.SendAsync(await site.FoundAsync(id), author));
        var submission = await site.FoundAsync(id);
        using (var refused = await ApproveAsync(reviewer, submission))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains(SourceTexts.In("en", "FocalPoints.NotApprovedBefore"), Pages.Parse(await refused.Content.ReadAsStringAsync(Ct)).QuerySelector("#errors").Shown(), StringComparison.Ordinal);
        }

        await site.Browser().SendAsync(await LinkAsync(id), ("answer", "confirm"));
        using (var approved = await ApproveAsync(reviewer, submission))
        {
            Assert.Equal(HttpStatusCode.Redirect, approved.StatusCode);
        }

        var record = Assert.Single(await TextsAsync("select '/en/practices/' || number || '-' || slug from contributions where id = @id", submission.ContributionId));
        var text = (await site.CreateClient().PageAsync(record)).DocumentElement.OuterHtml;
        Assert.Contains("Five thousand people came.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wanjiru", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, text, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<string>> TextsAsync(string query, Guid id) => site.Get<Database>().ReadAsync(session => session.QueryAsync<string>(query, new { id }, Ct), Ct);

    private Task<HttpResponseMessage> ApproveAsync(SignedInPerson reviewer, Submission submission) => site.PostFormAsync(
        reviewer,
        $"/en/reviews/{submission.Id}",
        ("act", "decide"), ("revision", submission.RevisionId.ToString()!), ("decision", "approve"), ("reason", "Good."));

    private async Task<Guid> AskedAsync(SignedInPerson author, string title)
    {
        var draft = await site.DraftAsync(author, title);
        Assert.IsType<FocalPointOutcome.Done>(await site.Get<FocalPointDesk>().NameAsync(draft.Id, new FocalPoint("Wanjiru Kamau", "Government of Kenya", $"{Guid.CreateVersion7():N}{Email}", "fr"), Drafts.By(author), Ct));
        return Assert.IsType<AuthoringOutcome.Done>(await site.SendAsync(draft, author)).Submission.Id;
    }

    private async Task<string?> SentAsync(SignedInPerson author, string address, params (string, string)[] fields)
    {
        using var answer = await site.PostFormAsync(author, address, fields);
        return answer.Headers.Location?.OriginalString;
    }

    /// <summary>The page of the mail's link; once it was answered, of one that nobody was sent.</summary>
    private async Task<string> LinkAsync(Guid submissionId, string language = "en", bool answered = false)
    {
        var asked = (await TextsAsync("select id from confirmations where submission_id = @id order by case when answer is null then 0 else 1 end, id", submissionId))[0];
        var secret = await site.Get<ILinkIssuer>().IssueAsync(new LinkRequest(null, new MailLink(LinkPurposes.ConfirmContribution, asked), "", site.Clock.StorableNow()), Ct);
        Assert.Equal(answered, secret is null);
        return $"/{language}/contribute/confirmation?token={secret ?? Secret.Create()}";
    }
}
